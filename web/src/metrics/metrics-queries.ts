import { type QueryClient, type QueryKey, queryOptions } from "@tanstack/react-query";
import { api, ask, RefusedError } from "../api/client.ts";
import { RANGES, type RangeName, startOf } from "./ranges.ts";

/** How often the figures of now are asked for. */
export const LIVE_PERIOD_MS = 5000;

/** How many of them are kept: those of an hour. */
const MOST_READINGS = 720;

/** The machine's figures, each reading since the page was opened. */
export const liveSystemQuery = queryOptions({
  queryKey: ["metrics", "system"],
  queryFn: ({ client, queryKey }) => withReading(client, queryKey, ask(api.GET("/api/metrics/system"))),
  retry: (failures, error) => failures < 1 && !isUnavailable(error),
});

/** The security figures, each reading since the page was opened. */
export const liveSecurityQuery = queryOptions({
  queryKey: ["metrics", "security"],
  queryFn: ({ client, queryKey }) => withReading(client, queryKey, ask(api.GET("/api/metrics/security"))),
});

/** The performance figures, each reading since the page was opened. The contract has no history of them. */
export const livePerformanceQuery = queryOptions({
  queryKey: ["metrics", "performance"],
  queryFn: ({ client, queryKey }) => withReading(client, queryKey, ask(api.GET("/api/metrics/performance"))),
});

/** What was sampled of the machine within a range. */
export function systemHistoryQuery(range: RangeName) {
  return queryOptions({
    queryKey: ["metrics", "system", "history", range],
    queryFn: () => ask(api.GET("/api/metrics/system/history", { params: { query: rangeOf(range) } })),
  });
}

/** What was sampled of security within a range. */
export function securityHistoryQuery(range: RangeName) {
  return queryOptions({
    queryKey: ["metrics", "security", "history", range],
    queryFn: () => ask(api.GET("/api/metrics/security/history", { params: { query: rangeOf(range) } })),
  });
}

/** Whether the server has said that it cannot tell such figures at all: asking again soon is of no use. */
export function isUnavailable(error: Error | null): boolean {
  return error instanceof RefusedError && error.status === 503;
}

function rangeOf(name: RangeName) {
  const range = RANGES[name];
  return { start_time: startOf(range, Date.now()), interval: range.interval };
}

async function withReading<Reading>(
  client: QueryClient,
  queryKey: QueryKey,
  asked: Promise<Reading>,
): Promise<readonly Reading[]> {
  const reading = await asked;
  const before = client.getQueryData<readonly Reading[]>(queryKey) ?? [];
  return [...before.slice(1 - MOST_READINGS), reading];
}
