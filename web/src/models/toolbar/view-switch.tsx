import { FlaskConical, History, LayoutGrid, Rows3 } from "lucide-react";
import { useShown, VIEWS } from "../shown-models.ts";

const TITLES = {
  grid: { title: "Grid", Icon: LayoutGrid },
  table: { title: "Table", Icon: Rows3 },
  timeline: { title: "Timeline", Icon: History },
  "ab-tests": { title: "A/B tests", Icon: FlaskConical },
} as const satisfies Record<(typeof VIEWS)[number], object>;

/** Chooses how models are laid out. */
export function ViewSwitch() {
  const [{ view: current }, choose] = useShown();
  return (
    <div className="joined views" role="group" aria-label="View">
      {VIEWS.map((view) => {
        const { title, Icon } = TITLES[view];
        return (
          <button
            key={view}
            type="button"
            aria-pressed={current === view}
            onClick={() => void choose({ view })}
          >
            <Icon size={16} aria-hidden /> {title}
          </button>
        );
      })}
    </div>
  );
}
