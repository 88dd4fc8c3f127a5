/**
 * What the page can do besides being read: lines are copied, findings are found by a word, and the one in the address is
 * opened. Without it all can be read, by folding and unfolding.
 */
export const SCRIPT = `
for (const line of document.querySelectorAll(".line")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy the command");
  button.addEventListener("click", async () => {
    const pre = line.querySelector("pre");
    try {
      await navigator.clipboard.writeText(pre.textContent);
      button.textContent = "Copied";
    } catch {
      // Where a page may not, the line is selected, so that it can be copied by the keyboard.
      getSelection().selectAllChildren(pre);
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  line.append(button);
}

const find = document.querySelector("label.find");
if (find) {
  find.hidden = false;
  find.querySelector("input").addEventListener("input", ({ target }) => {
    const words = target.value.toLowerCase().split(/\\s+/).filter(Boolean);
    for (const group of document.querySelectorAll("[data-group]")) {
      let shown = 0;
      for (const finding of group.querySelectorAll("details.card")) {
        const text = (group.dataset.group + " " + finding.querySelector("summary").textContent).toLowerCase();
        finding.hidden = !words.every((word) => text.includes(word));
        if (!finding.hidden) shown++;
      }
      group.hidden = shown === 0;
    }
  });
}

const open = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const finding = target && target.closest("details");
  if (finding) finding.open = true;
};
addEventListener("hashchange", open);
open();
`;
