import type { ResponseDeclaration, ResponseHeader } from "../contract/operation.ts";

/** Headers that say how a message is sent: they are the transport's to set, not the contract's (OpenAPI 3.1, 4.8.17). */
const OF_THE_TRANSPORT =
  /^(content-(type|length|encoding)|connection|keep-alive|te|trailer|transfer-encoding|upgrade|access-control-.*)$/i;

/**
 * The headers of a reply that the contract alone decides on: each from its example, else made by `make`, and left out
 * where that gives undefined.
 */
export function replyHeaders(
  { headers }: ResponseDeclaration,
  make: (header: ResponseHeader) => unknown,
): Record<string, string> {
  const entries = headers
    .filter(({ name }) => !OF_THE_TRANSPORT.test(name))
    .flatMap((header): [string, string][] => {
      const value = header.example ?? make(header);
      return value === undefined ? [] : [[header.name, headerText(value)]];
    });
  return Object.fromEntries(entries);
}

/** Whether a header's value has to be made. */
export function wantsValue({ name, example, schema }: ResponseHeader): boolean {
  return example === undefined && schema !== undefined && !OF_THE_TRANSPORT.test(name);
}

/** A value as a header has it (style simple), without what no header can have. */
function headerText(value: unknown): string {
  return plainText(value).replace(/[^\t -~\u00a0-\u00ff]/g, (character) =>
    encodeURIComponent(character.toWellFormed()),
  );
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(",");
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flat().map(plainText).join(",");
  return String(value);
}
