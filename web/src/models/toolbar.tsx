import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import type { Model } from "../api/client.ts";
import { ActionButton } from "../controls/action-button.tsx";
import { modelsCsv, saveFile } from "./models-csv.ts";
import { SORTS, STATUSES, useShown, VIEWS } from "./shown-models.ts";

const SORT_TITLES = {
  name: "name",
  accuracy: "accuracy",
  latency: "latency",
  uptime: "uptime",
  lastUpdated: "last change",
} as const;

interface Props {
  readonly all: readonly Model[];
  readonly shown: readonly Model[];
  /** Why no test can be started, where it cannot. */
  readonly testReason: string | undefined;
  readonly onTest: () => void;
}

/** What is above the models: search, filters, order, views, and what is done to all of them. */
export function Toolbar({ all, shown, testReason, onTest }: Props) {
  const [choice, choose] = useShown();
  const client = useQueryClient();
  const isFetching = useIsFetching({ queryKey: ["models"] }) > 0;
  const frameworks = [...new Set(all.map(({ framework }) => framework))].sort();
  return (
    <div className="toolbar">
      <input
        type="search"
        aria-label="Search models"
        placeholder="Search"
        value={choice.q}
        onChange={({ target }) => void choose({ q: target.value || null })}
      />
      <select
        aria-label="Status"
        value={choice.status ?? ""}
        onChange={({ target }) =>
          void choose({ status: STATUSES.find((status) => status === target.value) ?? null })
        }
      >
        <option value="">Every status</option>
        {STATUSES.map((status) => (
          <option key={status}>{status}</option>
        ))}
      </select>
      <select
        aria-label="Framework"
        value={choice.framework ?? ""}
        onChange={({ target }) => void choose({ framework: target.value || null })}
      >
        <option value="">Every framework</option>
        {frameworks.map((framework) => (
          <option key={framework}>{framework}</option>
        ))}
      </select>
      <select
        aria-label="Sort by"
        value={choice.sort}
        onChange={({ target }) => void choose({ sort: SORTS.find((sort) => sort === target.value) ?? null })}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            By {SORT_TITLES[sort]}
          </option>
        ))}
      </select>
      <div className="views" role="group" aria-label="View">
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={choice.view === view}
            onClick={() => void choose({ view })}
          >
            {view}
          </button>
        ))}
      </div>
      <span className="spring" />
      <ActionButton
        isBusy={isFetching}
        onPress={() => void client.invalidateQueries({ queryKey: ["models"] })}
      >
        Refresh
      </ActionButton>
      <ActionButton reason={testReason} onPress={onTest}>
        A/B test
      </ActionButton>
      <ActionButton
        reason={shown.length === 0 ? "No model is shown." : undefined}
        onPress={() => saveFile("models.csv", modelsCsv(shown), "text/csv;charset=utf-8")}
      >
        Export CSV
      </ActionButton>
    </div>
  );
}
