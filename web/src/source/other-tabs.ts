import type { QueryClient } from "@tanstack/react-query";
import type { Middleware } from "openapi-fetch";
import { API_URL } from "../api/address.ts";

/** Tells the other tabs of this browser when one has changed something, so that they ask anew what they show. */
export function tellOtherTabs(client: QueryClient): Middleware {
  const channel = new BroadcastChannel(`contract-server: changes at ${API_URL}`);
  channel.addEventListener("message", () => void client.invalidateQueries());
  return {
    onResponse: ({ request }) => {
      if (request.method !== "GET") channel.postMessage("changed");
    },
  };
}
