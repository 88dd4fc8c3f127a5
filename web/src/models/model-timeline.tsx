import { useInfiniteQuery } from "@tanstack/react-query";
import type { Model } from "../api/client.ts";
import { Paged } from "../controls/paged.tsx";
import { EventTimeline } from "./event-timeline.tsx";
import { eventsQuery } from "./model-queries.ts";

/** What has happened to the shown models, or to anything where all of them are shown. */
export function ModelTimeline({
  shown,
  isNarrowed,
}: {
  readonly shown: readonly Model[];
  readonly isNarrowed: boolean;
}) {
  const query = useInfiniteQuery(eventsQuery);
  const ids = new Set(shown.map(({ id }) => id));
  return (
    <Paged
      query={query}
      entriesOf={({ events }) =>
        events.filter(({ model_id }) => !isNarrowed || (model_id !== null && ids.has(model_id)))
      }
      empty="Nothing has happened to these models yet."
    >
      {(events) => <EventTimeline events={events} />}
    </Paged>
  );
}
