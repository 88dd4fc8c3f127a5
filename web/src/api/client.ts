import createClient from "openapi-fetch";
import type { paths } from "../../../handlers/contract.gen.ts";
import { API_URL } from "./address.ts";

export type { Model, Schemas } from "./schemas.ts";

/** Asks the API. */
export const api = createClient<paths>({ baseUrl: API_URL });

/** What the server says against a request, in its own words. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  /** The reply's HTTP status. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Nobody has answered, or nobody was asked. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What was asked for.
 * @throws {RefusedError} in the words of the problem; {UnreachableError} when nobody has answered.
 */
export async function ask<Data>(asking: Promise<Answer<Data>>): Promise<Data> {
  let answer: Answer<Data>;
  try {
    answer = await asking;
  } catch (error) {
    if (error instanceof UnreachableError) throw error;
    throw new UnreachableError("The server does not answer. Start it, and try again.");
  }
  if (answer.data !== undefined) return answer.data;
  const { status } = answer.response;
  throw new RefusedError(wordsOf(answer.error) ?? `The server answered ${status}.`, status);
}

function wordsOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { detail, title } = error as { detail?: unknown; title?: unknown };
  return [detail, title].find((words) => typeof words === "string");
}
