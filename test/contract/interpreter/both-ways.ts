import type { SchemaChecks } from "../../../src/contract/checks.ts";
import type { JsonObject } from "../../../src/contract/document.ts";
import { SchemaCompiler as PageCompiler } from "../../../src/contract/in-page/schema-compiler.ts";
import { SchemaCompiler } from "../../../src/contract/schema-compiler.ts";
import type { SchemaError } from "../../../src/contract/schema-error.ts";
import type { Direction } from "../../../src/contract/schemas/direction.ts";

/** What a value is found to be, as far as anybody is told. */
export type Finding = readonly Partial<SchemaError>[] | "unusable";

/** Holds values against the schemas of a document, as a server does and as a page does. */
export function bothWays(root: JsonObject) {
  const [compiled, interpreted] = [new SchemaCompiler(root), new PageCompiler(root)];
  return (pointer: string, direction: Direction) => {
    const [server, page] = [
      findings(compiled, pointer, direction),
      findings(interpreted, pointer, direction),
    ];
    return (value: unknown) => ({ server: server(value), page: page(value) });
  };
}

function findings(checks: SchemaChecks, pointer: string, direction: Direction): (value: unknown) => Finding {
  try {
    const isValid = checks.validator(pointer, direction);
    return (value) => (isValid(value) ? [] : (isValid.errors ?? []).map(told));
  } catch {
    return () => "unusable";
  }
}

function told({ instancePath, keyword, message, params, parentSchema }: SchemaError): Partial<SchemaError> {
  return { instancePath, keyword, message, params, parentSchema };
}
