import type { ViteDevServer } from "vite";
import { oneLine } from "../modules/one-line.ts";

/** What of a contract can be broken by an edit. */
export type Edited = "document" | "modules";

/** Shows what is broken in the overlay of every open page, and of those that are opened while it is. */
export class DevOverlay {
  readonly #server: ViteDevServer;
  readonly #faults = new Map<Edited, string>();

  constructor(server: ViteDevServer) {
    this.#server = server;
    server.environments.client.hot.on("vite:client:connect", (_, client) => {
      for (const message of this.#faults.values()) client.send(payloadOf(message));
    });
  }

  /** Shows why something cannot be used; pages go on with what was before, if there was anything. */
  show(edited: Edited, error: unknown): void {
    const message = oneLine(error);
    this.#faults.set(edited, message);
    this.#server.config.logger.error(`contract: ${message}; it is taken as soon as it is mended`, {
      timestamp: true,
    });
    this.#server.environments.client.hot.send(payloadOf(message));
  }

  /** An edit can be used. */
  forget(edited: Edited): void {
    this.#faults.delete(edited);
  }

  /** Lets pages be loaded anew, so that they see what has changed; what is still broken is shown again. */
  reload(): void {
    this.#server.environments.client.hot.send({ type: "full-reload" });
  }
}

function payloadOf(message: string): {
  type: "error";
  err: { message: string; stack: string; plugin: string };
} {
  return { type: "error", err: { message, stack: "", plugin: "contract-server" } };
}
