import type { Middleware } from "openapi-fetch";
import { API_HOST } from "../api/address.ts";
import { UnreachableError } from "../api/client.ts";
import type { DataSource } from "./data-source.ts";
import type { Fallback } from "./fallback.ts";
import { isAnswer } from "./is-answer.ts";
import { reasonAgainstChange } from "./reason-against-change.ts";

/**
 * Watches who answers the client's requests. Where nobody does, what is read comes from the demo data, and what would change
 * something is refused before it is sent, so that nobody takes it for done.
 */
export function guardRequests(source: DataSource, fallback: Fallback): Middleware {
  const isRead = ({ method }: Request) => method === "GET";

  async function goWithout(request: Request): Promise<Response> {
    if (!isRead(request)) {
      throw new UnreachableError(
        `${API_HOST} did not answer, so that it is not known whether this was done. Look again before you repeat it.`,
      );
    }
    source.reads(request.url);
    await fallback.take();
    if (source.state.kind === "demo") return fallback.answer(request);
    throw new UnreachableError(`${API_HOST} does not answer. Start it, and try again.`);
  }

  return {
    async onRequest({ request }) {
      if (isRead(request)) {
        if (source.state.kind === "demo") return fallback.answer(request);
        source.reads(request.url);
        return undefined;
      }
      const reason = reasonAgainstChange(source.state);
      if (reason !== undefined) throw new UnreachableError(reason);
      return undefined;
    },
    async onResponse({ request, response }) {
      // What has taken an error's place comes here too.
      if (fallback.hasGiven(response)) return undefined;
      if (!isAnswer(response)) return goWithout(request);
      // One that was late says nothing of the one that has failed: from the demo data it is gone back by asking for that.
      if (source.state.kind !== "demo") source.isLive();
      return undefined;
    },
    async onError({ request, error }) {
      if (request.signal.aborted) return error instanceof Error ? error : undefined;
      return goWithout(request);
    },
  };
}
