import { element } from "./element.js";

/** Lists the operations of some documents by tag, with a search over them all. `mark` shows which one is open. */
export function listOperations(documents) {
  const groups = documents.map(listDocument);
  const items = groups.flatMap(({ tags }) => tags.flatMap((tag) => tag.items));
  const search = globalThis.document.getElementById("search");
  const count = globalThis.document.getElementById("count");
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of items) item.node.hidden = !words.every((word) => item.text.includes(word));
    for (const group of groups) {
      for (const tag of group.tags) tag.node.hidden = tag.items.every(({ node }) => node.hidden);
      group.node.hidden = words.length > 0 && group.tags.every(({ node }) => node.hidden);
    }
    const shown = items.filter(({ node }) => !node.hidden).length;
    count.textContent =
      words.length === 0
        ? `${number(items.length)} operations`
        : `${number(shown)} of ${number(items.length)}`;
  };
  search.addEventListener("input", filter);
  filter();
  globalThis.document.getElementById("documents").replaceChildren(...groups.map(({ node }) => node));
  return {
    mark(hash) {
      for (const { link } of items) {
        const isOpen = link.getAttribute("href") === hash;
        if (isOpen) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
        if (isOpen) link.scrollIntoView({ block: "nearest" });
      }
    },
  };
}

function listDocument({ name, title, version, links, operations }) {
  const byTag = Map.groupBy(operations, ({ tag }) => tag);
  const tags = [...byTag].map(([tag, members]) => listTag(name, tag, members));
  const anchors = links.map(({ text, href }) => element("a", { href }, text));
  const head = [
    element("h2", {}, `${title} `, element("span", { class: "quiet" }, version)),
    element("p", { class: "links" }, ...anchors),
  ];
  return { node: element("section", {}, ...head, ...tags.map(({ node }) => node)), tags };
}

function listTag(documentName, tag, operations) {
  const items = operations.map((operation) => listOperation(documentName, operation));
  const head = tag === "" ? undefined : element("h3", {}, tag);
  const list = element("ul", {}, ...items.map(({ node }) => node));
  return { node: element("section", { class: "tag" }, head, list), items };
}

function listOperation(documentName, { id, method, path, summary, tag }) {
  const link = element(
    "a",
    { href: `#${encodeURIComponent(documentName)}/${encodeURIComponent(id)}` },
    element("span", { class: "method" }, method),
    element("code", {}, path),
    summary === "" ? undefined : element("span", { class: "summary" }, summary),
  );
  const text = [method, path, summary, tag, id].join(" ").toLowerCase();
  return { node: element("li", {}, link), link, text };
}

function number(count) {
  return count.toLocaleString("en");
}
