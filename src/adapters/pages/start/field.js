import { element } from "./element.js";

/** A labelled text field; `read` gives what is in it. */
export function textField(label, { value = "", hint = "", ...attributes } = {}) {
  const input = element("input", { class: "value", ".value": value, ...attributes });
  return { ...labelled(label, hint, input), input, read: () => input.value };
}

/** A labelled choice between options, each `[value, text]`. */
export function choiceField(label, options, { hint = "", ...members } = {}) {
  const made = options.map(([value, text]) => element("option", { value }, text));
  const input = element("select", members, ...made);
  return { ...labelled(label, hint, input), input, read: () => input.value };
}

/** A text field with a switch before it, which says whether it is sent; to type into it switches it on. */
export function optionalField(label, { isOn = false, value = "", hint = "" }) {
  const toggle = element("input", { type: "checkbox", ".checked": isOn, "aria-label": `Send ${label}` });
  const field = textField(label, { value, hint, oninput: () => (toggle.checked = true) });
  field.node.classList.add("with-switch");
  field.node.prepend(toggle);
  return { ...field, read: () => (toggle.checked ? field.read() : undefined) };
}

function labelled(label, hint, input) {
  input.id = `field-${globalThis.crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const about = hint === "" ? undefined : element("span", { class: "quiet", id: `${input.id}-hint` }, hint);
  if (about) input.setAttribute("aria-describedby", about.id);
  const parts = [element("label", { for: input.id }, label), input, about];
  return { node: element("div", { class: "field" }, ...parts) };
}
