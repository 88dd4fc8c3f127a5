import { createContext, useContext, useSyncExternalStore } from "react";
import type { DataSource, SourceState } from "./data-source.ts";
import { reasonAgainstChange } from "./reason-against-change.ts";

/** Where the data comes from, and how to look for a server again. */
export interface SourceAccess {
  readonly source: Pick<DataSource, "state" | "subscribe">;
  readonly tryNow: () => Promise<void>;
}

/** Given to all pages. */
export const SourceContext = createContext<SourceAccess | undefined>(undefined);

/** Looks for a server again. */
export function useTryNow(): SourceAccess["tryNow"] {
  return useAccess().tryNow;
}

/** Where the data comes from at this moment. */
export function useSourceState(): SourceState {
  const { source } = useAccess();
  return useSyncExternalStore(source.subscribe, () => source.state);
}

/**
 * Why nothing can be changed on demo data, as a sentence; undefined where it can be tried. Who is offline may try, and is
 * told then.
 */
export function useReasonAgainstChange(): string | undefined {
  const state = useSourceState();
  return state.kind === "demo" ? reasonAgainstChange(state) : undefined;
}

function useAccess(): SourceAccess {
  const access = useContext(SourceContext);
  if (!access) throw new Error("There is no SourceContext around this; put the page into the frame.");
  return access;
}
