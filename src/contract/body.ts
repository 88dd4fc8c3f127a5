import { covers, isJson, mediaTypeOf } from "./media-type.ts";
import type { RequestBodyDeclaration } from "./operation.ts";
import { Problem } from "./problem.ts";
import type { ContractRequest } from "./request.ts";

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * The JSON value of a request's body, undefined where there is none.
 * @throws {Problem} 415 for a media type that the operation does not list, 400 for broken text or forbidden keys.
 */
export async function readBody(
  request: ContractRequest,
  declared: RequestBodyDeclaration | undefined,
): Promise<unknown> {
  if (!declared || !request.body) return undefined;
  const mediaType = mediaTypeOf(request.headers["content-type"]);
  const listed = declared.content.map((media) => media.mediaType);
  if (!listed.some((range) => covers(range, mediaType)) || !isJson(mediaType)) {
    const bytes = mediaType === "" ? await request.body() : undefined;
    if (bytes?.length === 0) return undefined;
    throw unsupported(mediaType, listed);
  }
  const bytes = await request.body();
  return bytes.length === 0 ? undefined : parseJson(bytes);
}

function unsupported(mediaType: string, listed: readonly string[]): Problem {
  const sent =
    mediaType === "" ? "The body has no Content-Type" : `The Content-Type ${mediaType} is not taken here`;
  return new Problem({
    status: 415,
    detail: `${sent}; send ${listed.join(" or ")}.`,
    headers: { Accept: listed.join(", ") },
  });
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw malformed("The body is not valid UTF-8.");
  }
  try {
    value = JSON.parse(text) as unknown;
  } catch (error) {
    throw malformed(`The body is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  // A key can only be in the value when its letters, or an escape that could spell them, are in the text.
  if (/__proto__|constructor|prototype|\\u/.test(text)) refuseForbiddenKeys(value, "");
  return value;
}

function malformed(detail: string): Problem {
  return new Problem({
    status: 400,
    kind: "malformed-body",
    title: "Malformed body",
    detail,
    errors: [{ in: "body", path: "", keyword: "parse", message: detail }],
  });
}

/** Keys that reach an object's prototype when code copies them carelessly are never let in. */
export function refuseForbiddenKeys(value: unknown, path: string, place: "body" | "query" = "body"): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const at = `${path}/${key}`;
    if (FORBIDDEN_KEYS.has(key)) {
      const message = `the key "${key}" is not allowed anywhere in a request`;
      throw new Problem({
        status: 400,
        kind: "forbidden-key",
        title: "Forbidden key",
        detail: `In the ${place}, ${message}; rename it.`,
        errors: [{ in: place, path: at, keyword: "propertyNames", message }],
      });
    }
    refuseForbiddenKeys(child, at, place);
  }
}
