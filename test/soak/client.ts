import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly ms: number;
}

/** What is asked of a server. */
export interface Question {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
}

/** One connection, which asks one thing after the other. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: URL;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** @throws when nobody answers, the answer breaks off, or what should be JSON is none. */
  async ask({ method, path, body }: Question): Promise<Answer> {
    const started = performance.now();
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = { ...(sent !== undefined && { "Content-Type": "application/json" }) };
    const { hostname, port } = this.#url;
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
    const asking = request({ hostname, port, agent: this.#agent, method, path, headers }, (response) => {
      const { statusCode: status = 0 } = response;
      text(response).then((all) => resolve({ status, text: all }), reject);
    });
    asking.on("error", reject);
    asking.end(sent);
    const answer = await promise;
    const ms = performance.now() - started;
    return { status: answer.status, body: answer.text === "" ? undefined : JSON.parse(answer.text), ms };
  }

  close(): void {
    this.#agent.destroy();
  }
}
