import type { QueryClient } from "@tanstack/react-query";
import { api } from "../api/client.ts";
import { DataSource } from "./data-source.ts";
import { Fallback } from "./fallback.ts";
import { followSource } from "./follow-source.ts";
import { guardRequests } from "./guard-requests.ts";
import { tellOtherTabs } from "./other-tabs.ts";
import { Reconnection } from "./reconnection.ts";
import type { SourceAccess } from "./source-context.ts";

/** Puts between the page and who answers it all that watches over that; in a mocked page there is nobody to be lost. */
export function openSource(client: QueryClient, hasMock: boolean): SourceAccess {
  const source = new DataSource(hasMock ? "mock" : "asking");
  const fallback = new Fallback(source, async () => (await import("./demo-contract.ts")).createDemo());
  const reconnection = new Reconnection(source, fallback);
  if (!hasMock) {
    api.use(guardRequests(source, fallback));
    reconnection.start();
  }
  api.use(tellOtherTabs(client));
  followSource(source, client);
  return { source, tryNow: reconnection.tryNow };
}
