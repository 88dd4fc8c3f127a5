import type { VirtualItem } from "@tanstack/react-virtual";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
import { useLayoutEffect, useState } from "react";

/** The rows of a long list that are near enough to be seen, and the room that the others take, in pixels. */
export interface WindowRows {
  readonly shown: readonly VirtualItem[];
  readonly before: number;
  readonly after: number;
  /** To be set as `ref` of an element as high as its row, with `data-index`. */
  readonly measure: (element: Element | null) => void;
  readonly scrollTo: (index: number) => void;
}

/** Follows the window along a list whose rows begin where `start` does. */
export function useWindowRows(
  start: RefObject<HTMLElement | null>,
  {
    count,
    rowPx,
    gapPx = 0,
    keyOf,
  }: {
    readonly count: number;
    /** How high a row is before it is measured. */
    readonly rowPx: number;
    readonly gapPx?: number;
    readonly keyOf: (index: number) => string;
  },
): WindowRows {
  const [top, setTop] = useState(0);
  // What is above the list comes and goes.
  useLayoutEffect(() => {
    if (start.current) setTop(Math.round(start.current.getBoundingClientRect().top + scrollY));
  });
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => rowPx,
    gap: gapPx,
    overscan: 6,
    scrollMargin: top,
    getItemKey: keyOf,
  });
  const shown = rows.getVirtualItems();
  return {
    shown,
    before: (shown[0]?.start ?? top) - top,
    after: rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top),
    measure: rows.measureElement,
    scrollTo: (index) => rows.scrollToIndex(index, { align: "auto" }),
  };
}
