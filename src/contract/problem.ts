/** One thing that is wrong with a request or a reply. */
export interface Violation {
  /** Where the value came from. */
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  /** JSON pointer to the value inside that place, `""` for the whole of it (RFC 6901). */
  readonly path: string;
  /** The JSON Schema keyword that was broken, or `parse`. */
  readonly keyword: string;
  readonly message: string;
}

/** So many violations are listed at most: somebody who repairs a request needs no more, however large it is. */
export const MOST_VIOLATIONS = 100;

/** The facts of a problem; `type` and `title` follow from `status` when left out. */
export interface ProblemDetails {
  readonly status: number;
  /** A word for the kind of problem, stable over time: `not-found`. Becomes the URN in `type`. */
  readonly kind?: string;
  /** Short, the same for each problem of the kind. */
  readonly title?: string;
  /** What is wrong here and what to do about it. */
  readonly detail: string;
  readonly errors?: readonly Violation[];
  /** Further members of the problem's JSON object. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Headers that the response needs, like `Allow` or `WWW-Authenticate`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The JSON object of a problem, as `application/problem+json` carries it (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly Violation[];
  readonly [extension: string]: unknown;
}

const KINDS: Readonly<Record<number, readonly [kind: string, title: string]>> = {
  400: ["bad-request", "Bad request"],
  401: ["unauthorized", "Unauthorized"],
  403: ["forbidden", "Forbidden"],
  404: ["not-found", "Not found"],
  405: ["method-not-allowed", "Method not allowed"],
  406: ["not-acceptable", "Not acceptable"],
  409: ["conflict", "Conflict"],
  412: ["precondition-failed", "Precondition failed"],
  413: ["content-too-large", "Content too large"],
  415: ["unsupported-media-type", "Unsupported media type"],
  422: ["invalid-request", "Invalid request"],
  500: ["internal-error", "Internal error"],
  501: ["not-implemented", "Not implemented"],
  503: ["unavailable", "Service unavailable"],
};

/** Marks problems of all copies of the engine. */
const MARK = Symbol.for("contract-server.problem");

/**
 * A refusal: thrown anywhere in the way of a request, turned into a response by the engine alone. One of another copy of
 * the engine is one all the same: what bundles or runs handlers may have brought a copy along.
 */
export class Problem extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== Problem) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && MARK in value;
  }

  override readonly name = "Problem";
  readonly [MARK] = true;
  readonly status: number;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly Violation[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(details: ProblemDetails) {
    super(details.detail);
    const [kind, title] = KINDS[details.status] ?? ["error", "Error"];
    this.status = details.status;
    this.kind = details.kind ?? kind;
    this.title = details.title ?? title;
    this.detail = details.detail;
    this.errors = details.errors?.slice(0, MOST_VIOLATIONS);
    this.extensions = details.extensions ?? {};
    this.headers = details.headers ?? {};
  }

  /** The problem as the JSON object that is sent. */
  toBody(): ProblemBody {
    return {
      type: `urn:contract-server:problem:${this.kind}`,
      title: this.title,
      status: this.status,
      detail: this.detail,
      ...(this.errors && { errors: this.errors }),
      ...this.extensions,
    };
  }
}
