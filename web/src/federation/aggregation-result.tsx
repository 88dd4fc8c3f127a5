import { X } from "lucide-react";
import type { Schemas } from "../api/client.ts";
import { ShareMeter } from "./share-meter.tsx";

/** What an aggregation has made, and what each node has put into it. */
export function AggregationResult({
  result: { model, contributions, total_samples, parameters },
  nameOf,
  onClose,
}: {
  readonly result: Schemas["AggregateFederationResult"];
  /** What people call a node, by its id. */
  readonly nameOf: (id: string) => string;
  readonly onClose: () => void;
}) {
  return (
    <section className="card aggregation" aria-labelledby="aggregation">
      <header>
        <h2 id="aggregation">
          {model.id}, version {model.version}, is averaged from {contributions.length} nodes
        </h2>
        <button type="button" className="plain" aria-label="Close the result" onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </header>
      <p className="quiet">Each node counts by its share of all {total_samples.toLocaleString()} samples.</p>
      <ul className="contributions">
        {contributions.map(({ node_id, sample_count, weight }) => (
          <li key={node_id}>
            <ShareMeter
              label={`${nameOf(node_id)}, ${sample_count.toLocaleString()} samples`}
              share={weight}
            />
          </li>
        ))}
      </ul>
      <p className="quiet">Parameters: {parameters.map((parameter) => parameter.toFixed(4)).join(", ")}</p>
    </section>
  );
}
