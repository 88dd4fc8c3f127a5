import { Dialog } from "@base-ui/react/dialog";
import { Tabs } from "@base-ui/react/tabs";
import { useQuery } from "@tanstack/react-query";
import type { Model } from "../api/client.ts";
import { EventTimeline } from "./event-timeline.tsx";
import { percentOf, timeOf } from "../controls/figures.ts";
import { abTestsQuery, detailsQuery } from "./model-queries.ts";

/** Everything about one model. */
export function DetailsDialog({ model, onClose }: { readonly model: Model; readonly onClose: () => void }) {
  const { data, error } = useQuery(detailsQuery(model.id));
  const tests = useQuery(abTestsQuery);
  const own = tests.data?.ab_tests.filter(({ model_a, model_b }) => [model_a, model_b].includes(model.id));
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>{model.name}</Dialog.Title>
          <Dialog.Description>
            {model.version}, {model.status}, {model.framework}, {model.size}. Last deployed:{" "}
            {timeOf(model.deployedAt)}.
          </Dialog.Description>
          {error && <p role="alert">{error.message}</p>}
          <Tabs.Root defaultValue="versions">
            <Tabs.List className="row tabs">
              <Tabs.Tab value="versions">Versions</Tabs.Tab>
              <Tabs.Tab value="runs">Test runs</Tabs.Tab>
              <Tabs.Tab value="events">Events</Tabs.Tab>
              <Tabs.Tab value="tests">A/B tests</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="versions">
              <ul className="lines">
                {data?.versions.map(({ version, created_at, accuracy }) => (
                  <li key={version}>
                    <strong>{version}</strong> <span className="quiet">{timeOf(created_at)}</span>{" "}
                    {accuracy === null ? "not measured" : percentOf(accuracy)}
                  </li>
                ))}
              </ul>
            </Tabs.Panel>
            <Tabs.Panel value="runs">
              <ul className="lines">
                {data?.test_runs.map(({ test_run_id, version, tested_at, passed_count, total }) => (
                  <li key={test_run_id}>
                    <strong>{version}</strong> {passed_count} of {total} passed{" "}
                    <span className="quiet">{timeOf(tested_at)}</span>
                  </li>
                ))}
              </ul>
            </Tabs.Panel>
            <Tabs.Panel value="events">{data && <EventTimeline events={data.events} />}</Tabs.Panel>
            <Tabs.Panel value="tests">
              {own?.length === 0 && <p className="quiet">It takes part in none.</p>}
              <ul className="lines">
                {own?.map(({ test_id, model_a, model_b, status, traffic_split }) => (
                  <li key={test_id}>
                    <strong>{test_id}</strong> {model_a} against {model_b}, {traffic_split} %, {status}
                  </li>
                ))}
              </ul>
            </Tabs.Panel>
          </Tabs.Root>
          <div className="row end">
            <Dialog.Close>Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
