import type { Operation } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import { compareCallbacks } from "./compare-callbacks.ts";
import { compareNames } from "./compare-names.ts";
import { compareParameters } from "./compare-parameters.ts";
import { comparePromises } from "./compare-promises.ts";
import { compareRequestBody } from "./compare-request-body.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareOwnSecurity } from "./compare-security.ts";
import { compareOwnServers } from "./compare-servers.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { Scope } from "./scope.ts";

/** Compares an operation with the same one of the other document. */
export function compareOperation(operations: Pair<Operation>, documents: DocumentPair, scope: Scope): void {
  comparePromises(operations, documents, scope);
  compareNames(operations, scope);
  if (!scope.isReversed) {
    compareOwnSecurity(operations, documents, scope);
    compareOwnServers(operations, documents, scope);
  }
  compareParameters(operations, documents, scope);
  compareRequestBody(operations, documents, scope);
  compareResponses(operations, documents, scope);
  if (!scope.isReversed) compareCallbacks(operations, documents, scope);
}
