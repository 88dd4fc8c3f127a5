import type { JsonObject } from "./document.ts";

/** All values of a request, decoded and typed as their parameters' schemas ask. */
export interface RequestValues {
  readonly path: JsonObject;
  readonly query: JsonObject;
  /** Under the names that the contract gives them. */
  readonly header: JsonObject;
  readonly cookie: JsonObject;
  /** Undefined where no body was sent. */
  readonly body: unknown;
}
