import { element } from "./element.js";
import { choiceField } from "./field.js";

/** The body of a request: its media type, one of the examples, and the text; `read` is empty where none is sent. */
export function bodyField({ bodies, isBodyRequired }) {
  const [first] = bodies;
  const toggle = element("input", { type: "checkbox", ".checked": isBodyRequired });
  const text = element("textarea", {
    "aria-label": "Body",
    spellcheck: "false",
    oninput: () => (toggle.checked = true),
  });
  const type = choiceField(
    "Media type",
    bodies.map(({ contentType }, at) => [String(at), contentType]),
    { onchange: () => chooseType() },
  );
  const example = choiceField("Example", [], { onchange: () => chooseExample() });
  const chosen = () => bodies[Number(type.read())] ?? first;
  const chooseExample = () => (text.value = chosen().examples[Number(example.read())]?.text ?? "");
  const chooseType = () => {
    const { examples } = chosen();
    example.input.replaceChildren(
      ...examples.map(({ name }, at) => element("option", { value: String(at) }, name || "from the schema")),
    );
    example.node.hidden = examples.length < 2;
    chooseExample();
  };
  type.node.hidden = bodies.length < 2;
  chooseType();
  const label = isBodyRequired ? undefined : element("label", {}, toggle, " Send a body");
  const node = element(
    "fieldset",
    {},
    element("legend", {}, `Body (${first.contentType})`),
    label,
    type.node,
    example.node,
    element("div", { class: "field" }, text),
  );
  return {
    node,
    read: () =>
      isBodyRequired || toggle.checked
        ? { body: { contentType: chosen().contentType, text: text.value } }
        : {},
  };
}
