import { ArrowDownUp } from "lucide-react";
import { modelStatusValues } from "../../../../handlers/contract.gen.ts";
import type { Model } from "../../api/client.ts";
import { MODEL_SORT_KEYS, MODEL_SORTS } from "../model-sorts.ts";
import { orderOf, type Shown, useShown } from "../shown-models.ts";

/** The others have an order of their own: that of time. */
const SORTED_VIEWS: ReadonlySet<Shown["view"]> = new Set(["grid", "table"]);

/** Search, filters and order, as the page's address has them. */
export function Filters({ all }: { readonly all: readonly Model[] }) {
  const [choice, choose] = useShown();
  const frameworks = [...new Set(all.map(({ framework }) => framework))].sort();
  const order = orderOf(choice);
  const turned = order === "asc" ? "desc" : "asc";
  return (
    <>
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
          void choose({ status: modelStatusValues.find((status) => status === target.value) ?? null })
        }
      >
        <option value="">Every status</option>
        {modelStatusValues.map((status) => (
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
      {SORTED_VIEWS.has(choice.view) && (
        <div className="joined">
          <select
            aria-label="Sort by"
            value={choice.sort}
            onChange={({ target }) =>
              void choose({
                sort: MODEL_SORT_KEYS.find((sort) => sort === target.value) ?? null,
                order: null,
              })
            }
          >
            {MODEL_SORT_KEYS.map((sort) => (
              <option key={sort} value={sort}>
                By {MODEL_SORTS[sort].title.toLowerCase()}
              </option>
            ))}
          </select>
          <button
            type="button"
            aria-label={order === "asc" ? "Sorted upwards; turn" : "Sorted downwards; turn"}
            onClick={() => void choose({ order: turned === MODEL_SORTS[choice.sort].order ? null : turned })}
          >
            <ArrowDownUp size={16} aria-hidden />
          </button>
        </div>
      )}
    </>
  );
}
