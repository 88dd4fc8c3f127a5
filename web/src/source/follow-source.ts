import type { QueryClient } from "@tanstack/react-query";
import { onlineManager } from "@tanstack/react-query";
import type { DataSource } from "./data-source.ts";

/**
 * Lets queries wait while what is shown has to stay, and ask anew when there are answers again. What comes from the demo data
 * is never mixed with what comes from a server: when one takes the other's place, everything is forgotten first.
 */
export function followSource(source: DataSource, client: QueryClient): void {
  let isDemo = false;
  onlineManager.setEventListener((setOnline) => {
    const follow = () => {
      const { state } = source;
      setOnline(state.kind !== "silent" || state.since === undefined);
      if (isDemo === (state.kind === "demo")) return;
      isDemo = !isDemo;
      void client.resetQueries();
    };
    follow();
    return source.subscribe(follow);
  });
}
