import { useInfiniteQuery } from "@tanstack/react-query";
import { Paged } from "../../controls/paged.tsx";
import { percentOf, timeOf } from "../../controls/figures.ts";
import { versionsQuery } from "../model-queries.ts";

/** The versions of a model, with what was measured of each. */
export function VersionList({ id }: { readonly id: string }) {
  const query = useInfiniteQuery(versionsQuery(id));
  return (
    <Paged query={query} entriesOf={({ versions }) => versions} empty="No version of it is registered.">
      {(versions) => (
        <ul className="lines">
          {versions.map(({ version, created_at, accuracy, latency, running, notes }) => (
            <li key={version}>
              <strong>{version}</strong>
              {running && <span className="status production">runs</span>}
              <span className="spring" />
              <span>{accuracy === null ? "accuracy not measured" : `${percentOf(accuracy)} accuracy`}</span>
              {latency !== null && <span>{latency} ms</span>}
              <span className="quiet">{timeOf(created_at)}</span>
              {notes !== null && <p className="quiet">{notes}</p>}
            </li>
          ))}
        </ul>
      )}
    </Paged>
  );
}
