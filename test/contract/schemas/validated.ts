import type { InlineAnswer } from "../inline-contract.ts";
import { createInline } from "../inline-contract.ts";

/** One thing that is wrong, as a problem lists it. */
export interface Told {
  readonly path: string;
  readonly keyword: string;
  readonly message: string;
}

const JSON_TYPE = "application/json";

/** What is wrong with a value that is sent to a schema, and with one that is answered by it; empty where nothing is. */
export function createValidated(
  schema: object | boolean,
  schemas: object = {},
): {
  readonly sent: (value: unknown) => Promise<Told[]>;
  readonly answered: (value: unknown) => Promise<Told[]>;
} {
  const content = { [JSON_TYPE]: { schema } };
  const ok = { 200: { description: "" } };
  const paths = {
    "/": {
      post: { operationId: "send", requestBody: { required: true, content }, responses: ok },
      get: { operationId: "answer", responses: { 200: { description: "", content } } },
    },
  };
  let value: unknown;
  const { ask } = createInline(
    { paths, components: { schemas } },
    { send: () => ({ status: 200 }), answer: () => ({ status: 200, body: value }) },
  );
  return {
    sent: async (body) =>
      errorsOf(await ask("POST", "/", { type: JSON_TYPE, body: JSON.stringify(body) }), 422),
    answered: async (body) => {
      value = body;
      return errorsOf(await ask("GET", "/"), 500);
    },
  };
}

function errorsOf({ status, text, json }: InlineAnswer, refused: number): Told[] {
  if (status === 200) return [];
  const { errors } = json as { errors?: Told[] };
  if (status !== refused || !errors) throw new Error(`${status} was not expected: ${text}`);
  return errors.map(({ path, keyword, message }) => ({ path, keyword, message }));
}
