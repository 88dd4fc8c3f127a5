import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { ActionButton } from "../controls/action-button.tsx";
import { type Detector, IDS_KEY } from "./ids-queries.ts";
import { LIMITS, useShownDrift } from "./shown-drift.ts";

/** Which detections of drift are listed. */
export function DriftFilters({ detectors }: { readonly detectors: readonly Detector[] }) {
  const [{ model, limit }, choose] = useShownDrift();
  const client = useQueryClient();
  const isFetching = useIsFetching({ queryKey: IDS_KEY }) > 0;
  const isKnown = model === null || detectors.some(({ model_id }) => model_id === model);
  return (
    <div className="toolbar">
      <select
        aria-label="Detector"
        value={model ?? ""}
        onChange={({ target }) => void choose({ model: target.value || null })}
      >
        <option value="">Every detector</option>
        {!isKnown && <option>{model}</option>}
        {detectors.map(({ model_id, model_name }) => (
          <option key={model_id} value={model_id}>
            {model_name}
          </option>
        ))}
      </select>
      <select
        aria-label="How many"
        value={limit}
        onChange={({ target }) =>
          void choose({ limit: LIMITS.find((one) => one === Number(target.value)) ?? null })
        }
      >
        {LIMITS.map((one) => (
          <option key={one} value={one}>
            Latest {one}
          </option>
        ))}
      </select>
      <span className="spring" />
      <ActionButton isBusy={isFetching} onPress={() => void client.invalidateQueries({ queryKey: IDS_KEY })}>
        Refresh
      </ActionButton>
    </div>
  );
}
