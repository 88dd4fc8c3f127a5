import type { Contract } from "../../contract/contract.ts";
import { Problem } from "../../contract/problem.ts";
import { SESSION_HEADER } from "../../contract/sessions.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";

/** Tells how many sessions there are and may be; DELETE ends the one that the request names. */
export function sessionPage({ sessions }: Pick<Contract, "sessions">): Page {
  return {
    method: "GET",
    answer: () => {
      const { most, idleMs, mostLetters } = sessions.limits;
      return jsonReply(200, { sessions: sessions.size, most, idle_ms: idleMs, most_letters: mostLetters });
    },
    remove: (request) => {
      const name = sessions.nameIn(request);
      if (name === undefined) {
        throw new Problem({
          status: 400,
          detail: `Say which session to end, in the header ${SESSION_HEADER}.`,
        });
      }
      if (sessions.end(name)) return { status: 204, headers: {}, source: "engine" };
      throw new Problem({ status: 404, detail: `There is no session called ${name}.` });
    },
  };
}
