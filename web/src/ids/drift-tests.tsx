import type { Schemas } from "../api/client.ts";

type DriftTest = Schemas["DriftTest"];

const METHODS: Readonly<Record<DriftTest["method"], string>> = {
  psi: "Stability index",
  ks: "Kolmogorov–Smirnov",
};

/** What a detection was found by: each quantity, by each method, with its figures. */
export function DriftTests({ detection }: { readonly detection: Schemas["DriftDetection"] }) {
  const { detection_id, tests } = detection;
  return (
    <div className="scroll" role="region" aria-label={`Tests of ${detection_id}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Quantity</th>
            <th scope="col">Method</th>
            <th scope="col" className="number">
              Score
            </th>
            <th scope="col" className="number">
              Threshold
            </th>
            <th scope="col" className="number">
              p-value
            </th>
            <th scope="col" className="number">
              Reference
            </th>
            <th scope="col" className="number">
              Now
            </th>
            <th scope="col">Drifted</th>
          </tr>
        </thead>
        <tbody>
          {tests.map((test) => (
            <tr key={`${test.feature}/${test.method}`} className={test.drifted ? "drifted" : ""}>
              <th scope="row">{test.feature}</th>
              <td>{METHODS[test.method]}</td>
              <td className="number">{test.score.toFixed(4)}</td>
              <td className="number">{thresholdOf(test)}</td>
              <td className="number">{test.p_value === null ? "–" : shortOf(test.p_value)}</td>
              <td className="number">{test.reference_size}</td>
              <td className="number">{test.current_size}</td>
              <td>{test.drifted ? "yes" : "no"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** For an index, what the score reaches; for Kolmogorov–Smirnov, what the p-value is below. */
function thresholdOf({ method, threshold }: DriftTest): string {
  return method === "psi" ? `≥ ${threshold}` : `p < ${threshold}`;
}

function shortOf(pValue: number): string {
  return pValue < 0.001 ? "< 0.001" : pValue.toFixed(3);
}
