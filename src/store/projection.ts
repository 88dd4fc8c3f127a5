import { freezeDeep } from "./document.ts";

/**
 * A form of stored documents, made once for each of them: what a store hands out never changes, and neither does what is
 * made of it alone. The engine writes such a form as JSON once, too.
 */
export function projection<Document extends object, Form extends object>(
  make: (document: Readonly<Document>) => Form,
): (document: Readonly<Document>) => Form {
  const forms = new WeakMap<object, Form>();
  return (document) => {
    const known = forms.get(document);
    if (known) return known;
    const form = make(document);
    if (!Object.isFrozen(document)) return form;
    freezeDeep(form);
    forms.set(document, form);
    return form;
  };
}
