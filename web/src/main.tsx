import { Toast } from "@base-ui/react/toast";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { enableHistorySync, NuqsAdapter } from "nuqs/adapters/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Toasts } from "./controls/toasts.tsx";
import { Frame } from "./frame/frame.tsx";
import { openSource } from "./source/open-source.ts";
import { SourceContext } from "./source/source-context.ts";
import "./style.css";

// Links of the frame change the address too, beside what pages keep in it.
enableHistorySync();

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: true },
    // What is done is done now or refused, not kept until there is a connection.
    mutations: { networkMode: "always" },
  },
});

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");

/** Whether the page answers itself. A browser that cannot intercept requests shows what nobody's answer would. */
async function startMock(): Promise<boolean> {
  try {
    const { answerInBrowser } = await import("./in-browser.ts");
    await answerInBrowser();
    return true;
  } catch (error) {
    console.error("The mock cannot run in this browser, which needs https or localhost for it:", error);
    return false;
  }
}

const access = openSource(client, import.meta.env.MODE === "mock" && (await startMock()));

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <Tooltip.Provider delay={200}>
          <Toast.Provider timeout={8000}>
            <SourceContext value={access}>
              <Frame />
            </SourceContext>
            <Toasts />
          </Toast.Provider>
        </Tooltip.Provider>
      </NuqsAdapter>
    </QueryClientProvider>
  </StrictMode>,
);
