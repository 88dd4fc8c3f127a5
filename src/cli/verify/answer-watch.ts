import type { Provider, ProviderReply } from "../../verify/provider.ts";
import type { WireRequest } from "../../verify/requests/wire-request.ts";

/** After so many requests without a single answer, the others would get none either. */
const MOST_UNANSWERED = 10;

/** A provider of which it is known whether it has ever answered, and that is given up when it has not. */
export class AnswerWatch implements Provider {
  readonly name: string;
  readonly #provider: Provider;
  readonly #giveUp: () => void;
  #unanswered = 0;
  #answered = 0;
  #reason = "";

  constructor(provider: Provider, giveUp: () => void) {
    this.name = provider.name;
    this.#provider = provider;
    this.#giveUp = giveUp;
  }

  async ask(request: WireRequest, signal: AbortSignal): Promise<ProviderReply> {
    try {
      const reply = await this.#provider.ask(request, signal);
      this.#answered++;
      return reply;
    } catch (error) {
      const isLate = signal.reason instanceof Error && signal.reason.name === "TimeoutError";
      // Those that are given up have a reason of their own.
      this.#reason ||= isLate ? "no answer in time" : error instanceof Error ? error.message : String(error);
      if (++this.#unanswered >= MOST_UNANSWERED && this.#answered === 0) this.#giveUp();
      throw error;
    }
  }

  close(): void {
    this.#provider.close?.();
  }

  /** Why no request was answered; undefined where one was, or none was sent. */
  get silence(): string | undefined {
    return this.#answered === 0 && this.#unanswered > 0 ? this.#reason : undefined;
  }
}
