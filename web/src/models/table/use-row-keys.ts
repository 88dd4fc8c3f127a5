import type { KeyboardEvent, RefObject } from "react";
import { useEffect, useRef } from "react";

const PAGE_ROWS = 10;

/**
 * Lets keys go from row to row of a long table: arrows, Page Up and Down, Home and End move the focus in its column of
 * controls, also to rows that are not there before they are scrolled to.
 * @returns what the table's body does on a key; a row is a `tr` with `data-index`.
 */
export function useRowKeys(
  table: RefObject<HTMLTableElement | null>,
  { count, scrollTo }: { readonly count: number; readonly scrollTo: (index: number) => void },
): (event: KeyboardEvent<HTMLElement>) => void {
  const wanted = useRef<{ readonly row: number; readonly control: number }>(undefined);
  // The row may come with any rendering after the scrolling.
  useEffect(() => {
    if (!wanted.current || !table.current) return;
    const { row, control } = wanted.current;
    const focused = controlsOf(table.current.querySelector(`tr[data-index="${row}"]`))[control];
    if (!focused) return;
    wanted.current = undefined;
    focused.focus();
  });
  return (event) => {
    const row = event.target instanceof Element ? event.target.closest("tr") : null;
    const from = Number(row?.dataset.index);
    const to = rowAfter(event.key, from, count);
    if (to === undefined || Number.isNaN(from)) return;
    event.preventDefault();
    const control = controlsOf(row).findIndex((element) => element === event.target);
    const there = controlsOf(table.current?.querySelector(`tr[data-index="${to}"]`) ?? null)[control];
    if (there) there.focus();
    else {
      wanted.current = { row: to, control };
      scrollTo(to);
    }
  };
}

function controlsOf(row: Element | null): HTMLElement[] {
  return row ? [...row.querySelectorAll<HTMLElement>("input, button")] : [];
}

function rowAfter(key: string, from: number, count: number): number | undefined {
  const places: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE_ROWS,
    PageUp: from - PAGE_ROWS,
    Home: 0,
    End: count - 1,
  };
  const to = places[key];
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1);
}
