import { dirname, resolve } from "node:path";
import type { MockOptions } from "../mock/options.ts";
import { loadDocument } from "../document/load.ts";
import { isUrl } from "../document/source.ts";
import { takeAdminToken } from "./admin-token.ts";
import { EMPTY_SERVICE } from "./load-service.ts";
import type { MockCommandOptions } from "./mock-command.ts";
import type { Manner, ServerParts } from "./server-parts.ts";

/** Loads a document to be answered from alone, in the manner that was asked for. */
export async function loadMockParts(path: string, options: MockCommandOptions): Promise<ServerParts> {
  const { document, warnings } = await loadDocument(path, {
    strict: options.strict === true,
    allowExternalRefs: options.allowExternalRefs === true,
  });
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
    home: isUrl(path) ? process.cwd() : dirname(resolve(path)),
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

/** By default, the document's own `servers` say it. */
function basePathOf({ basePath, prefix }: MockCommandOptions): Pick<Manner, "basePath"> {
  if (!basePath) return { basePath: "none" };
  return prefix === undefined ? {} : { basePath: { prefix } };
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
