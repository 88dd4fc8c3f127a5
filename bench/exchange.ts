/** A request that is sent over and over, and what must come back. */
export interface Exchange {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether the JSON of a reply is what was asked for: a wrong answer is quick, and no result. */
  readonly isAnswer: (body: unknown) => boolean;
}

/**
 * Sends the request once and gives the reply.
 * @throws when it is no 2xx, or its body is not what was asked for; when nobody answers.
 */
export async function ask(url: string, exchange: Exchange): Promise<{ reply: Response; body: string }> {
  const { method, path, headers, body: sent } = exchange;
  const reply = await fetch(url + path, { method, headers, body: sent });
  const body = await reply.text();
  if (!reply.ok || !isAnswer(exchange, body)) {
    throw new Error(`${method} ${path} was answered with ${reply.status} ${body.slice(0, 80)}`);
  }
  return { reply, body };
}

function isAnswer(exchange: Exchange, body: string): boolean {
  try {
    return exchange.isAnswer(JSON.parse(body));
  } catch {
    return false;
  }
}

/** Whether a value is an object whose property of this name is a list of at least one object with this property. */
export function listsObjects(value: unknown, name: string, property: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  const list: unknown = (value as Readonly<Record<string, unknown>>)[name];
  if (!Array.isArray(list) || list.length === 0) return false;
  return list.every(
    (item: unknown) => typeof item === "object" && item !== null && Object.hasOwn(item, property),
  );
}
