import { hash, timingSafeEqual } from "node:crypto";
import { Problem } from "../../contract/problem.ts";
import type { ContractRequest } from "../../contract/request.ts";

/** By this header an API key is sent; as `Authorization: Bearer`, too. */
export const API_KEY_HEADER = "X-API-Key";

/** The keys that open a server. */
export class ApiKeys {
  readonly #digests: readonly Buffer[];

  /** @throws {TypeError} for a key that is empty, or has letters in it that no header can carry. */
  constructor(keys: readonly string[]) {
    const unusable = keys.some((key) => !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(key));
    if (unusable) throw new TypeError("an API key is visible ASCII without blanks at its ends; take another");
    this.#digests = keys.map(digest);
  }

  /**
   * Which of the keys a request has, by its place among them; undefined where it has none of them. All of them are compared to
   * their ends, so that the time tells neither how much is right nor of which.
   */
  find(request: ContractRequest): number | undefined {
    let found: number | undefined;
    for (const sent of sentKeys(request)) {
      const known = digest(sent);
      this.#digests.forEach((expected, at) => {
        if (timingSafeEqual(known, expected)) found = at;
      });
    }
    return found;
  }
}

/**
 * The refusal of a request without a key that is accepted. A browser that opens a page is asked to ask its user: it can send
 * no other header by itself.
 */
export function missingKey(request: ContractRequest): Problem {
  const isSent = sentKeys(request).length > 0;
  const isPage = (request.headers.accept ?? "").includes("text/html");
  const challenges = [`ApiKey in="header", name="${API_KEY_HEADER}"`, 'Bearer realm="API key"'];
  return new Problem({
    status: 401,
    detail: `${isSent ? "The API key is not accepted; send one that is" : "This server needs an API key; send one"} in the header ${API_KEY_HEADER}, or as Authorization: Bearer. In a browser it is the password, with any name.`,
    headers: {
      "WWW-Authenticate": [...challenges, ...(isPage ? ['Basic realm="API key as password"'] : [])].join(
        ", ",
      ),
      ...(isPage && { "Cache-Control": "no-store" }),
    },
  });
}

function sentKeys({ headers }: ContractRequest): string[] {
  const own = headers[API_KEY_HEADER.toLowerCase()];
  const [, word = "", credential = ""] = /^(bearer|basic) +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  const isBasic = word.toLowerCase() === "basic";
  return [own, isBasic ? passwordIn(credential) : credential].filter((key): key is string => Boolean(key));
}

function passwordIn(credential: string): string {
  const text = Buffer.from(credential, "base64").toString();
  return text.slice(text.indexOf(":") + 1);
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}
