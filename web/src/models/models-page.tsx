import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Model } from "../api/client.ts";
import { Failure } from "../controls/failure.tsx";
import { Skeletons } from "../controls/skeletons.tsx";
import { AbTestDialog } from "./ab-test-dialog.tsx";
import { DetailsDialog } from "./details-dialog.tsx";
import { EventTimeline } from "./event-timeline.tsx";
import { reasonNotTo } from "./model-actions.ts";
import { ModelGrid } from "./model-grid.tsx";
import { eventsQuery, modelsQuery } from "./model-queries.ts";
import { ModelTable } from "./model-table.tsx";
import { chooseModels, useShown } from "./shown-models.ts";
import { Toolbar } from "./toolbar.tsx";

const SOURCE =
  import.meta.env.MODE === "mock" ? "from the mock in this browser" : `live from the server ${location.host}`;

/** All models, and everything that can be done to them. */
export function ModelsPage() {
  const [choice] = useShown();
  const { data, error, isPending, refetch } = useQuery(modelsQuery);
  const events = useQuery({ ...eventsQuery, enabled: choice.view === "timeline" });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [detailed, setDetailed] = useState<string>();
  const [isTesting, setTesting] = useState(false);
  const all = data?.models ?? [];
  const shown = chooseModels(all, choice);
  const compared = all.filter(({ id }) => chosen.has(id));
  const detailedModel = all.find(({ id }) => id === detailed);
  const layout = {
    models: shown,
    chosen,
    onChoose: (id: string) => setChosen((before) => toggled(before, id)),
    onDetails: setDetailed,
  };
  return (
    <>
      <p className="quiet" role="status">
        {data ? `${shown.length} of ${data.total} models, ${SOURCE}` : "Asking the server …"}
      </p>
      <Toolbar
        all={all}
        shown={shown}
        testReason={reasonNotToTest(compared)}
        onTest={() => setTesting(true)}
      />
      {isPending && <Skeletons count={6} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && shown.length === 0 && <p>No model fits. Change the search or the filters.</p>}
      {shown.length > 0 && choice.view === "grid" && <ModelGrid {...layout} />}
      {shown.length > 0 && choice.view === "table" && <ModelTable {...layout} />}
      {choice.view === "timeline" && events.data && <EventTimeline events={events.data.events} />}
      {detailedModel && <DetailsDialog model={detailedModel} onClose={() => setDetailed(undefined)} />}
      {isTesting && isPair(compared) && <AbTestDialog models={compared} onClose={() => setTesting(false)} />}
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
