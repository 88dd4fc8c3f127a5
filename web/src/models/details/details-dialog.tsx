import { Dialog } from "@base-ui/react/dialog";
import { Tabs } from "@base-ui/react/tabs";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Model } from "../../api/client.ts";
import { ModalDialog } from "../../controls/modal-dialog.tsx";
import { Paged } from "../../controls/paged.tsx";
import { AbTestList } from "../ab-tests/ab-test-list.tsx";
import { EventTimeline } from "../event-timeline.tsx";
import { timeOf } from "../../controls/figures.ts";
import { modelEventsQuery } from "../model-queries.ts";
import { StatusBadge } from "../status-badge.tsx";
import { TestRunList } from "./test-run-list.tsx";
import { VersionList } from "./version-list.tsx";

/** Everything about one model. Each tab asks for what it shows when it is first opened. */
export function DetailsDialog({
  model,
  models,
  onClose,
}: {
  readonly model: Model;
  /** All models, which those it is compared with are named by. */
  readonly models: readonly Model[];
  readonly onClose: () => void;
}) {
  const tabs: readonly (readonly [title: string, panel: ReactNode])[] = [
    ["Versions", <VersionList key="versions" id={model.id} />],
    ["Test runs", <TestRunList key="runs" id={model.id} />],
    ["Events", <ModelEvents key="events" id={model.id} />],
    [
      "A/B tests",
      <AbTestList
        key="tests"
        wanted={{ model_id: model.id }}
        models={models}
        empty="It takes part in none."
      />,
    ],
  ];
  return (
    <ModalDialog
      title={
        <>
          {model.name} <StatusBadge status={model.status} />
        </>
      }
      description={`${model.version}, ${model.framework}, ${model.size}. Last deployed: ${timeOf(model.deployedAt)}.`}
      onClose={onClose}
      buttons={<Dialog.Close>Close</Dialog.Close>}
    >
      <Tabs.Root defaultValue="Versions">
        <Tabs.List className="tabs">
          {tabs.map(([title]) => (
            <Tabs.Tab key={title} value={title}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(([title, panel]) => (
          <Tabs.Panel key={title} value={title} className="panel">
            {panel}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </ModalDialog>
  );
}

function ModelEvents({ id }: { readonly id: string }) {
  const query = useInfiniteQuery(modelEventsQuery(id));
  return (
    <Paged query={query} entriesOf={({ events }) => events} empty="Nothing has happened to it yet.">
      {(events) => <EventTimeline events={events} />}
    </Paged>
  );
}
