/** A request that is sent over and over, and what must come back. */
export interface Exchange {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether the JSON of a reply is what was asked for: a wrong answer is quick, and no result. */
  readonly isAnswer: (body: unknown) => boolean;
}

/** A reply that is not what was asked for. */
export class WrongAnswer extends Error {
  override readonly name = "WrongAnswer";
}

/**
 * Sends the request once and gives the reply.
 * @throws WrongAnswer when it is no 2xx, or its body is not what was asked for; TypeError when nobody answers.
 */
export async function ask(url: string, exchange: Exchange): Promise<{ reply: Response; body: string }> {
  const { method, path, headers, body: sent } = exchange;
  const reply = await fetch(url + path, { method, headers, body: sent });
  const body = await reply.text();
  if (!reply.ok || !isAnswer(exchange, body)) {
    throw new WrongAnswer(`${method} ${path} was answered with ${reply.status} ${body.slice(0, 80)}`);
  }
  return { reply, body };
}

/** Whether a text is what was asked for. */
export function isAnswer(exchange: Exchange, body: string): boolean {
  try {
    return exchange.isAnswer(JSON.parse(body));
  } catch {
    return false;
  }
}

/** Whether a value is a list of objects, of at least that many, each with a property of this name. */
export function isListOf(property: string, value: unknown, least = 1): boolean {
  if (!Array.isArray(value) || value.length < least) return false;
  return value.every((item: unknown) => typeof item === "object" && item !== null && property in item);
}

/** The property of that name; undefined where the value is no object. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
