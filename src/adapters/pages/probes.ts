import type { DraftReply } from "../../contract/request.ts";
import type { Health } from "./health.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";

/** How long whoever finds a server not ready may wait before it asks again, in seconds. */
const RETRY_AFTER = "1";

/** Answers as long as the process does: who gets no answer may start it anew. What its store can do is not asked. */
export function livePage(): Page {
  return { method: "GET", isOpen: true, answer: () => jsonReply(200, { status: "live" }) };
}

/**
 * Whether requests should be sent here: 200, or 503 with why not. A store that cannot tidy up after itself does all its
 * work, so that it is ready; one that makes no change last is not.
 */
export function readyPage(
  isStopping: () => boolean,
  readAll: () => Readonly<Record<string, Pick<Health, "status" | "detail">>>,
): Page {
  return {
    method: "GET",
    isOpen: true,
    answer: () => {
      if (isStopping()) return notReady("stopping", "The server is about to stop, and finishes what it has.");
      for (const [name, { status, detail }] of Object.entries(readAll())) {
        if (!isServing(status)) return notReady(status, `${name}: ${detail ?? `its store is ${status}`}`);
      }
      return jsonReply(200, { status: "ready" });
    },
  };
}

/** Whether a store of this health does all that is asked of it. */
export function isServing(status: Health["status"]): boolean {
  return status === "ready" || status === "degraded";
}

function notReady(status: string, reason: string): DraftReply {
  const reply = jsonReply(503, { status, reason });
  return { ...reply, headers: { ...reply.headers, "Retry-After": RETRY_AFTER } };
}
