// Runs in the browser: lists the operations of all documents, and opens the one that the address names.
import { listOperations } from "./operation-list.js";
import { openOperation } from "./operation-form.js";
import { element } from "./element.js";

const { document, location } = globalThis;
const main = document.getElementById("operation");

const { documents } = await (await globalThis.fetch("/__contract/documents.json")).json();
const credentials = new Map(documents.map(({ name }) => [name, new Map()]));
document.title = documents.map(({ title }) => title).join(", ");
const list = listOperations(documents);
globalThis.addEventListener("hashchange", open);
globalThis.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select") !== null;
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  document.getElementById("search").focus();
});
await open();

async function open() {
  const [name, id] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const chosen = documents.find((candidate) => candidate.name === name);
  if (location.hash === "#operation") return;
  document.body.classList.toggle("is-chosen", chosen !== undefined && id !== undefined);
  list.mark(location.hash);
  if (!chosen || id === undefined) return;
  try {
    const response = await globalThis.fetch(`${chosen.tryOut}?operation=${encodeURIComponent(id)}`);
    const found = await response.json();
    if (!response.ok) throw new Error(found.detail);
    main.replaceChildren(...openOperation(found, credentials.get(chosen.name)));
  } catch (error) {
    main.replaceChildren(
      element("a", { class: "back", href: "#" }, "All operations"),
      element("p", { class: "bad", role: "alert" }, `This operation cannot be shown: ${error.message}`),
    );
  }
  main.scrollTop = 0;
  main.focus();
}
