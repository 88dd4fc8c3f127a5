import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { Download, FlaskConical, RefreshCw } from "lucide-react";
import type { Model } from "../../api/client.ts";
import { ActionButton } from "../../controls/action-button.tsx";
import { saveFile } from "../../controls/save-file.ts";
import { modelsCsv } from "../models-csv.ts";
import { modelsQuery } from "../model-queries.ts";
import { Filters } from "./filters.tsx";
import { ViewSwitch } from "./view-switch.tsx";

interface Props {
  readonly all: readonly Model[];
  readonly shown: readonly Model[];
  /** Why no test can be started, where it cannot. */
  readonly testReason: string | undefined;
  readonly onTest: () => void;
}

/** What is above the models: search, filters, order, views, and what is done to all of them. */
export function Toolbar({ all, shown, testReason, onTest }: Props) {
  const client = useQueryClient();
  const isFetching = useIsFetching({ queryKey: modelsQuery.queryKey, exact: true }) > 0;
  return (
    <div className="toolbar models-toolbar">
      <ViewSwitch />
      <span className="spring" />
      <ActionButton
        isBusy={isFetching}
        onPress={() => void client.invalidateQueries({ queryKey: modelsQuery.queryKey })}
      >
        <RefreshCw size={16} aria-hidden /> Refresh
      </ActionButton>
      <ActionButton reason={testReason} onPress={onTest}>
        <FlaskConical size={16} aria-hidden /> Start A/B test
      </ActionButton>
      <ActionButton
        reason={shown.length === 0 ? "No model is shown." : undefined}
        onPress={() => saveFile("models.csv", modelsCsv(shown), "text/csv;charset=utf-8")}
      >
        <Download size={16} aria-hidden /> Export CSV
      </ActionButton>
      <span className="break" />
      <Filters all={all} />
    </div>
  );
}
