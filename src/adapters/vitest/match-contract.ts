import { expect } from "vitest";
import type { Contract } from "../../contract/contract.ts";
import { isJson, mediaTypeOf } from "../../contract/media-type.ts";
import type { Violation } from "../../contract/problem.ts";
import type { DraftReply } from "../../contract/request.ts";
import { describeViolation } from "../../contract/violation.ts";

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the type's parameters have to be as Vitest declares them
  interface Matchers<R extends void | Promise<void>, T> {
    /** Holds a response of `fetch` against what an operation declares: status, headers and body. To be awaited. */
    toMatchContract: (operationId: string) => Promise<void>;
  }
}

/** Adds `expect(response).toMatchContract("listPets")` to Vitest's matchers; of several contracts, the last one is meant. */
export function extendExpect({ operations, inspection }: Pick<Contract, "operations" | "inspection">): void {
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  expect.extend({
    async toMatchContract(received: unknown, operationId: string) {
      const operation = byId.get(operationId);
      if (!operation) {
        throw new TypeError(
          `no operation of the contract is called ${operationId}; there are ${[...byId.keys()].join(", ")}`,
        );
      }
      const { reply, fault } = await readReply(received);
      const found = inspection.findViolations(operation, reply);
      const violations = fault ? [...found.filter(({ in: place }) => place !== "body"), fault] : found;
      const told = violations.map((violation) => `\n- ${describeViolation(violation)}`).join("");
      const named = `the response ${reply.status} to ${operationId}`;
      return {
        pass: violations.length === 0,
        message: () =>
          violations.length === 0
            ? `expected ${named} to break the contract, and it does not`
            : `expected ${named} to keep the contract:${told}`,
      };
    },
  });
}

/** A response as the contract's own are held against it; its body stays to be read by others. */
async function readReply(received: unknown): Promise<{ reply: DraftReply; fault?: Violation }> {
  if (!(received instanceof Response)) {
    throw new TypeError("toMatchContract takes a Response, as fetch gives it; await it first");
  }
  if (received.bodyUsed) {
    throw new TypeError("the body of the response was read before; let toMatchContract have it first");
  }
  const bytes = new Uint8Array(await received.clone().arrayBuffer());
  const mediaType = mediaTypeOf(received.headers.get("content-type") ?? "") || "no media type";
  const head = { status: received.status, headers: Object.fromEntries(received.headers), mediaType };
  const draft = { ...head, source: "forward" } as const;
  if (bytes.length === 0) return { reply: draft };
  if (!isJson(mediaType)) return { reply: { ...draft, body: bytes } };
  try {
    return { reply: { ...draft, body: JSON.parse(new TextDecoder().decode(bytes)) as unknown } };
  } catch (error) {
    const message = `is not valid JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { reply: draft, fault: { in: "body", path: "", keyword: "parse", message } };
  }
}
