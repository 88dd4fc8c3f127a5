import { Failure } from "../controls/failure.tsx";
import { isUnavailable } from "./metrics-queries.ts";

interface Asked {
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** What has gone wrong with several queries: what several say in the same words is said once, and tried again at once. */
export function Faults({ queries }: { readonly queries: readonly Asked[] }) {
  const errors = queries.flatMap(({ error }) => (error && !isUnavailable(error) ? [error] : []));
  const different = new Map(errors.map((error) => [error.message, error]));
  return [...different.values()].map((error) => (
    <Failure
      key={error.message}
      error={error}
      onRetry={() => {
        for (const asked of queries) if (asked.error?.message === error.message) void asked.refetch();
      }}
    />
  ));
}
