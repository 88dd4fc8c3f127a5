import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  isUnavailable,
  LIVE_PERIOD_MS,
  livePerformanceQuery,
  liveSecurityQuery,
  liveSystemQuery,
  securityHistoryQuery,
  systemHistoryQuery,
} from "./metrics-queries.ts";
import { RANGES, type RangeName } from "./ranges.ts";

/** How often a history is asked for again, at most. */
const HISTORY_PERIOD_MS = 30_000;

/** All that the page asks for, again and again unless it is paused. A tab that is not seen asks nothing. */
export function useLiveMetrics(range: RangeName, isPaused: boolean) {
  const every = (periodMs: number) => ({
    refetchOnWindowFocus: !isPaused,
    refetchInterval: ({ state }: { readonly state: { readonly error: Error | null } }) =>
      !isPaused && !isUnavailable(state.error) && periodMs,
  });
  const live = every(LIVE_PERIOD_MS);
  const history = {
    ...every(Math.max(HISTORY_PERIOD_MS, RANGES[range].intervalMs)),
    // Another range is shown with what is known of it, until the rest is there.
    placeholderData: keepPreviousData,
  };
  return {
    system: useQuery({ ...liveSystemQuery, ...live }),
    security: useQuery({ ...liveSecurityQuery, ...live }),
    performance: useQuery({ ...livePerformanceQuery, ...live }),
    systemHistory: useQuery({ ...systemHistoryQuery(range), ...history }),
    securityHistory: useQuery({ ...securityHistoryQuery(range), ...history }),
  };
}

/** What the page has been answered so far. */
export type LiveMetrics = ReturnType<typeof useLiveMetrics>;
