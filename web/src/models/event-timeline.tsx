import type { Schemas } from "../api/client.ts";
import { timeOf } from "../controls/figures.ts";

/** What has happened, the latest first. */
export function EventTimeline({ events }: { readonly events: readonly Schemas["AuditEvent"][] }) {
  if (events.length === 0) return <p className="quiet">Nothing has happened yet.</p>;
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.sequence} className={event.outcome}>
          <time dateTime={event.time}>{timeOf(event.time)}</time>
          <span>
            <strong>{event.action}</strong> {event.model_name ?? ""} {event.version ?? ""}
            {event.outcome === "refused" && (
              <em> refused{event.reason === null ? "" : `: ${event.reason}`}</em>
            )}
            <span className="quiet"> by {event.actor}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
