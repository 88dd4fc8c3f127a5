import type { ReactNode } from "react";
import "./controls.css";
import { Failure } from "./failure.tsx";

/** As much of a query, of one answer or of pages, as is to be known for showing where it stands. */
export interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/**
 * What a query has brought. Before that, bars that stand for it; where it has failed, in whose words, and a way to try
 * again. What was brought before stays.
 */
export function Answered<Data>({
  query: { data, error, refetch },
  waiting = <WaitingLines />,
  children,
}: {
  readonly query: Asked<Data>;
  readonly waiting?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}) {
  return (
    <>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined ? !error && waiting : children(data)}
    </>
  );
}

function WaitingLines() {
  return (
    <div role="status" aria-label="Loading" className="waiting">
      {Array.from({ length: 4 }, (_, at) => (
        <div key={at} className="skeleton" />
      ))}
    </div>
  );
}
