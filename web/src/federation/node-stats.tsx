import type { Schemas } from "../api/client.ts";
import { percentOf } from "../controls/figures.ts";

/** Mean, lowest and highest health and trust of the syncs that are shown. */
export function NodeStats({ stats }: { readonly stats: Schemas["FederationNodeStats"] }) {
  const rows = [
    { name: "Sync health", figures: [stats.avg_health, stats.min_health, stats.max_health] },
    { name: "Trust", figures: [stats.avg_trust, stats.min_trust, stats.max_trust] },
  ];
  return (
    <table className="stats">
      <thead>
        <tr>
          <td />
          {["Mean", "Lowest", "Highest"].map((heading) => (
            <th key={heading} scope="col" className="number">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {figures.map((figure, at) => (
              <td key={at} className="number">
                {figure === null ? "–" : percentOf(figure)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
