import { expect } from "vitest";

/** How a test asks: with headers, and a signal to give up by. */
type Ask = (
  target: string,
  init: { readonly headers: Record<string, string>; readonly signal?: AbortSignal },
) => Promise<Response>;

/** A delay that is asked for is kept, and ends when the caller gives up. */
export async function expectDelayKept(ask: Ask): Promise<void> {
  const started = performance.now();
  expect((await ask("/shelters", { headers: { Prefer: "delay=60" } })).status).toBe(200);
  // Timers count in whole milliseconds.
  expect(performance.now() - started).toBeGreaterThanOrEqual(59);
  const signal = AbortSignal.timeout(20);
  const given = ask("/shelters", { headers: { Prefer: "delay=60000" }, signal });
  await expect(given).rejects.toMatchObject({ name: "TimeoutError" });
}
