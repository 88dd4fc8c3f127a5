import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Model } from "../api/client.ts";
import { Answered } from "../controls/answered.tsx";
import { Skeletons } from "../controls/skeletons.tsx";
import { useReasonAgainstChange } from "../source/source-context.ts";
import { ChosenModels } from "./chosen-models.tsx";
import { reasonNotTo } from "./model-actions.ts";
import { ModelGrid } from "./model-grid.tsx";
import { modelsQuery } from "./model-queries.ts";
import { ModelTimeline } from "./model-timeline.tsx";
import "./models.css";
import { chooseModels, isNarrowed, useShown } from "./shown-models.ts";
import { Toolbar } from "./toolbar/toolbar.tsx";

// What is not seen first is loaded when it is first shown.
const ModelTable = lazy(async () => ({ default: (await import("./table/model-table.tsx")).ModelTable }));
const AbTestsView = lazy(async () => ({
  default: (await import("./ab-tests/ab-tests-view.tsx")).AbTestsView,
}));
const AbTestDialog = lazy(async () => ({
  default: (await import("./ab-tests/ab-test-dialog.tsx")).AbTestDialog,
}));
const DetailsDialog = lazy(async () => ({
  default: (await import("./details/details-dialog.tsx")).DetailsDialog,
}));

const NONE: readonly Model[] = [];

/** All models, and everything that can be done to them. */
export function ModelsPage() {
  const [choice, choose] = useShown();
  const against = useReasonAgainstChange();
  const query = useQuery(modelsQuery);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isTesting, setTesting] = useState(false);
  const all = query.data?.models ?? NONE;
  const shown = useMemo(() => chooseModels(all, choice), [all, choice]);
  const compared = all.filter(({ id }) => chosen.has(id));
  const detailed = all.find(({ id }) => id === choice.model);
  const narrowed = isNarrowed(choice);
  const layout = {
    models: shown,
    chosen,
    onChoose: (id: string) => setChosen((before) => toggled(before, id)),
    onDetails: (model: string) => void choose({ model }),
  };
  return (
    <>
      <p className="quiet" role="status">
        {query.isPending && "Asking the server …"}
        {query.data && `${shown.length} of ${query.data.total} models`}
      </p>
      <Toolbar
        all={all}
        shown={shown}
        testReason={against ?? reasonNotToTest(compared)}
        onTest={() => setTesting(true)}
      />
      <ChosenModels models={compared} onClear={() => setChosen(new Set())} />
      <Suspense fallback={<Skeletons count={6} />}>
        <Answered query={query} waiting={<Skeletons count={6} />}>
          {() => {
            if (choice.view === "timeline") return <ModelTimeline shown={shown} isNarrowed={narrowed} />;
            if (choice.view === "ab-tests") {
              return <AbTestsView shown={shown} models={all} isNarrowed={narrowed} />;
            }
            if (all.length === 0) return <p className="empty">No model is registered yet.</p>;
            if (shown.length === 0) {
              return <p className="empty">No model fits. Change the search or the filters.</p>;
            }
            return choice.view === "grid" ? <ModelGrid {...layout} /> : <ModelTable {...layout} />;
          }}
        </Answered>
      </Suspense>
      <Suspense>
        {detailed && (
          <DetailsDialog model={detailed} models={all} onClose={() => void choose({ model: null })} />
        )}
        {isTesting && isPair(compared) && (
          <AbTestDialog models={compared} onClose={() => setTesting(false)} />
        )}
      </Suspense>
    </>
  );
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}

function isPair(models: readonly Model[]): models is readonly [Model, Model] {
  return models.length === 2;
}

function reasonNotToTest(models: readonly Model[]): string | undefined {
  if (models.length !== 2) return "Choose two models to compare, by the box on each.";
  return models.map((model) => reasonNotTo("ab-test", model)).find((reason) => reason !== undefined);
}
