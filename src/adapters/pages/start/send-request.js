import { element } from "./element.js";

/** So much of a body is shown, in characters. */
const LONGEST = 200_000;

/** Sends a request; tells in `outcome` how it went, and shows in `details` what came back. */
export async function sendRequest(request, outcome, details) {
  const cancelling = new globalThis.AbortController();
  const cancel = element("button", { type: "button", onclick: () => cancelling.abort() }, "Cancel");
  outcome.replaceChildren("Waiting … ", cancel);
  details.replaceChildren();
  const started = globalThis.performance.now();
  try {
    const response = await ask(request, cancelling.signal);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const milliseconds = Math.round(globalThis.performance.now() - started);
    outcome.replaceChildren(statusOf(response), ` in ${milliseconds} ms`);
    details.replaceChildren(...describe(response, bytes));
  } catch (error) {
    const why = cancelling.signal.aborted ? "It was cancelled." : `No whole answer came: ${error.message}.`;
    outcome.replaceChildren(element("span", { class: "bad" }, why));
  }
}

/** A page may not set the header Cookie, but its cookies, which are taken away again. */
async function ask({ method, target, headers, cookies, body }, signal) {
  const setCookies = (seconds) => {
    for (const [name, value] of cookies) {
      globalThis.document.cookie = `${name}=${value}; path=/; max-age=${seconds}; SameSite=Strict`;
    }
  };
  setCookies(120);
  try {
    const asked = { method, headers, body, signal, redirect: "follow", cache: "no-store" };
    return await globalThis.fetch(target, asked);
  } finally {
    setCookies(0);
  }
}

function statusOf({ ok, status, statusText }) {
  return element("strong", { class: ok ? "good status" : "bad status" }, `${status} ${statusText}`.trim());
}

function describe({ headers }, bytes) {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const body = toText(bytes, headers.get("content-type") ?? "");
  return [
    element("h3", {}, "Headers"),
    element("pre", { class: "headers", tabindex: "0", "aria-label": "Headers of the answer" }, lines),
    element("h3", {}, "Body"),
    element("pre", { class: "body", tabindex: "0", "aria-label": "Body of the answer" }, body),
  ];
}

function toText(bytes, contentType) {
  if (bytes.length === 0) return "(empty)";
  let text;
  try {
    text = new globalThis.TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return `(${bytes.length} bytes of ${contentType || "unknown type"})`;
  }
  const shown = /json/i.test(contentType) ? indent(text) : text;
  return shown.length > LONGEST
    ? `${shown.slice(0, LONGEST)}\n… (${shown.length - LONGEST} more characters)`
    : shown;
}

function indent(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
