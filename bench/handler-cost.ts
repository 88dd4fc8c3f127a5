import { Session } from "node:inspector/promises";

/** How handlers of some version of MSW are built and asked. */
export interface HandlerCost<Handler> {
  readonly build: () => Handler | Promise<Handler>;
  /** MSW's own, which finds the handler and lets it answer. */
  readonly getResponse: (handlers: Handler, request: Request) => Promise<Response | undefined>;
  readonly url: string;
  readonly seconds: number;
}

/** What was found, and the last answer. */
export interface HandlerSample {
  /** In milliseconds of its thread. */
  readonly build: number;
  /** In microseconds of its thread. */
  readonly request: number;
  readonly status: number | undefined;
  readonly body: string | undefined;
}

/** Builds handlers once and asks them over and over, and prints what that took in one line of JSON. */
export async function printHandlerCost<Handler>(cost: HandlerCost<Handler>): Promise<void> {
  const { build, getResponse, url, seconds } = cost;
  await collectGarbage();
  const begin = busyMs();
  const handlers = await build();
  const built = busyMs() - begin;
  const ask = async () => {
    const response = await getResponse(handlers, new Request(url));
    return { status: response?.status, body: await response?.text() };
  };
  await repeat(ask, seconds / 4);
  const { request, last } = await repeat(ask, seconds);
  const sample: HandlerSample = { build: built, request, ...last };
  console.log(JSON.stringify(sample));
}

/** What reading the document has left over is not counted as building: whether it would be, is a matter of chance. */
async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.collectGarbage");
  session.disconnect();
}

/** The processor time of the thread that answers: other processes take none of it. */
function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function repeat<Answer>(
  ask: () => Promise<Answer>,
  seconds: number,
): Promise<{ request: number; last: Answer }> {
  const [begin, busy] = [performance.now(), busyMs()];
  for (let count = 1; ; count++) {
    const last = await ask();
    const isEnough = performance.now() - begin >= seconds * 1000;
    if (isEnough) return { request: ((busyMs() - busy) / count) * 1000, last };
  }
}
