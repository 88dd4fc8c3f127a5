import { bodyField } from "./body-field.js";
import { element } from "./element.js";
import { choiceField, optionalField, textField } from "./field.js";
import { preferFields } from "./prefer-fields.js";
import { sendRequest } from "./send-request.js";
import { toCurl } from "../../../contract/wire/curl-line.js";
import { writeRequest } from "./write-request.js";

/**
 * The form that tries an operation out, with an example in each field, and the place where its answers are shown. What is
 * typed for a security scheme is put into `known`, and taken from there.
 */
export function openOperation(draft, known) {
  const { method, path, operationId, summary, description, basePaths, parameters } = draft;
  const bases = basePaths.map((base) => [base, base === "" ? "/" : base]);
  const base = bases.length > 1 ? choiceField("Base path", bases) : undefined;
  const inputs = parameters.map((parameter) => ({ parameter, field: parameterField(parameter) }));
  const credentials = draft.credentials.map((place) => ({ place, field: credentialField(place, known) }));
  const body = draft.bodies.length === 0 ? undefined : bodyField(draft);
  const accepts = [["", "anything"], ...draft.accepts.map((mediaType) => [mediaType, mediaType])];
  const accept = accepts.length > 2 ? choiceField("Accept", accepts) : undefined;
  const prefer = preferFields(draft.responses);
  const curl = element("pre", { class: "curl", tabindex: "0", "aria-label": "The request for curl" });
  const outcome = element("p", { role: "status" });
  const details = element("div");
  const answer = element("section", { id: "answer", hidden: true });
  answer.append(element("h2", {}, "Answer"), outcome, details);
  const write = () =>
    writeRequest({
      method,
      path,
      basePath: base ? base.read() : (basePaths[0] ?? ""),
      parameters: inputs.flatMap(({ parameter, field }) => sent(parameter, field.read())),
      credentials: credentials.flatMap(({ place, field }) => sent(place, field.read())),
      prefer: prefer.read(),
      accept: accept?.read() ?? "",
      ...body?.read(),
    });
  const tell = () => (curl.textContent = toCurl(write(), globalThis.location.origin));
  const submit = (event) => {
    event.preventDefault();
    answer.hidden = false;
    return sendRequest(write(), outcome, details);
  };
  const form = element(
    "form",
    { onsubmit: submit, oninput: tell, onchange: tell },
    group("Parameters", [base, ...inputs.map(({ field }) => field)]),
    group(
      "Credentials",
      credentials.map(({ field }) => field),
    ),
    body?.node,
    group("What to answer", [accept, ...prefer.fields], "choices"),
    element("div", { class: "actions" }, element("button", { class: "main" }, "Send")),
  );
  tell();
  return [
    element("a", { class: "back", href: "#" }, "All operations"),
    element(
      "h1",
      {},
      element("span", { class: "method" }, method),
      " ",
      element("code", {}, (basePaths[0] ?? "") + path),
    ),
    element("p", { class: "quiet" }, [operationId, summary].filter(Boolean).join(": ")),
    element("p", { class: "description" }, description),
    form,
    answer,
    element("h2", {}, "For a shell"),
    curl,
  ];
}

function parameterField({ name, in: place, required, value, description }) {
  const text = value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const label = `${name} (${place})`;
  if (place === "path") return textField(label, { value: text, hint: description });
  return optionalField(label, { isOn: required, value: text, hint: description });
}

function credentialField({ scheme, in: place, name, prefix }, known) {
  const sample = prefix === "Basic " ? globalThis.btoa("user:password") : "try-out";
  const value = known.get(scheme) ?? sample;
  const field = optionalField(`${name} (${place})`, {
    isOn: true,
    value,
    hint: `${scheme} ${prefix}`.trim(),
  });
  field.input.addEventListener("input", () => known.set(scheme, field.input.value));
  return field;
}

function sent(declared, text) {
  return text === undefined ? [] : [{ ...declared, text }];
}

function group(title, fields, layout = "") {
  const present = fields.filter(Boolean).map(({ node }) => node);
  if (present.length === 0) return undefined;
  return element("fieldset", {}, element("legend", {}, title), element("div", { class: layout }, ...present));
}
