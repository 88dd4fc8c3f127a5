import { useInfiniteQuery } from "@tanstack/react-query";
import { Paged } from "../../controls/paged.tsx";
import { percentOf, timeOf } from "../../controls/figures.ts";
import { testRunsQuery } from "../model-queries.ts";

/** The runs of a model's tests, each with the checks that failed. */
export function TestRunList({ id }: { readonly id: string }) {
  const query = useInfiniteQuery(testRunsQuery(id));
  return (
    <Paged query={query} entriesOf={({ test_runs }) => test_runs} empty="Its tests never ran.">
      {(runs) => (
        <ul className="lines">
          {runs.map(({ test_run_id, version, tested_at, passed_count, total, success_rate, failures }) => (
            <li key={test_run_id}>
              <strong>{version}</strong>
              <span>
                {passed_count} of {total} passed
              </span>
              <span className="spring" />
              <span>{percentOf(success_rate)}</span>
              <span className="quiet">{timeOf(tested_at)}</span>
              {failures.length > 0 && (
                <details>
                  <summary>{failures.length} failed</summary>
                  <ul>
                    {failures.map(({ check, expected, actual }, at) => (
                      <li key={at}>
                        {check}: {String(actual)} <span className="quiet">instead of</span> {String(expected)}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </Paged>
  );
}
