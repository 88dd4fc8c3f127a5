import type { MockOptions } from "../mock/options.ts";
import { takeAdminToken } from "./admin-token.ts";
import { basePathOf } from "./document-options.ts";
import { EMPTY_SERVICE } from "./load-service.ts";
import type { MockCommandOptions } from "./mock-command.ts";
import { homeOf, readDocument } from "./read-document.ts";
import type { Manner, ServerParts } from "./server-parts.ts";

/** Loads a document to be answered from alone, in the manner that was asked for. */
export async function loadMockParts(path: string, options: MockCommandOptions): Promise<ServerParts> {
  const { document, warnings } = await readDocument(path, options);
  const manner: Manner = {
    mock: toMockOptions(options),
    requestCheck: options.errors === "off" ? "report" : "refuse",
    ...basePathOf(options),
    authentication: options.auth ? "require" : "skip",
    // A document's own faults shall not keep its replies from whoever waits for them; the log tells of them.
    replyCheck: "report",
  };
  return {
    document,
    warnings,
    home: homeOf(path),
    service: EMPTY_SERVICE,
    fixtures: () => ({ collections: {} }),
    data: undefined,
    // There is no state to administer, so that nobody has to know a new one.
    adminToken: { ...takeAdminToken(process.env.ADMIN_TOKEN), isNew: false },
    manner,
    replies:
      options.dynamic === true ? "generated" : "from the document's examples, generated where there is none",
  };
}

function toMockOptions({ dynamic, seed, locale, delay, faultRate }: MockCommandOptions): MockOptions {
  return {
    ...(dynamic && { dynamic }),
    ...(seed !== undefined && { seed }),
    ...(locale !== undefined && { locale }),
    ...(delay && { delay }),
    ...(faultRate !== undefined && { faultRate }),
  };
}
