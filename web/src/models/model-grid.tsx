import { useLayoutEffect, useRef, useState } from "react";
import { useWindowRows } from "../controls/window-rows.ts";
import { ModelCard } from "./model-card.tsx";
import type { ModelLayout } from "./model-layout.ts";

const CARD_PX = 300;
const GAP_PX = 16;

/** Models as cards, of which no more rows are there than are near enough to be seen. */
export function ModelGrid({ models, chosen, onChoose, onDetails }: ModelLayout) {
  const grid = useRef<HTMLUListElement>(null);
  const columns = useColumns(grid);
  const rows = useWindowRows(grid, {
    count: Math.ceil(models.length / columns),
    rowPx: CARD_PX,
    gapPx: GAP_PX,
    keyOf: (row) => `${columns}:${models[row * columns]?.id ?? row}`,
  });
  const from = (rows.shown[0]?.index ?? 0) * columns;
  const to = ((rows.shown.at(-1)?.index ?? -1) + 1) * columns;
  return (
    <ul
      ref={grid}
      className="grid models"
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        paddingTop: rows.before,
        paddingBottom: rows.after,
      }}
    >
      {models.slice(from, to).map((model, at) => (
        <li
          key={model.id}
          className="card"
          aria-posinset={from + at + 1}
          aria-setsize={models.length}
          // A row is as high as each of its cards. One that was measured may be elsewhere in its row on another screen.
          data-index={Math.floor((from + at) / columns)}
          {...(at % columns === 0 && { ref: rows.measure })}
        >
          <ModelCard
            model={model}
            isChosen={chosen.has(model.id)}
            onChoose={() => onChoose(model.id)}
            onDetails={() => onDetails(model.id)}
          />
        </li>
      ))}
    </ul>
  );
}

/** How many cards fit beside each other. */
function useColumns(grid: React.RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return undefined;
    const count = () => Math.max(1, Math.floor((element.clientWidth + GAP_PX) / (CARD_PX + GAP_PX)));
    setColumns(count());
    const observer = new ResizeObserver(() => setColumns(count()));
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid]);
  return columns;
}
