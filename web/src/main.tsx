import { Toast } from "@base-ui/react/toast";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { enableHistorySync, NuqsAdapter } from "nuqs/adapters/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Toasts } from "./controls/toasts.tsx";
import { Frame } from "./frame/frame.tsx";
import "./style.css";

// Links of the frame change the address too, beside what pages keep in it.
enableHistorySync();

const client = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: true } },
});

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");

if (import.meta.env.MODE === "mock") {
  const { answerInBrowser } = await import("./in-browser.ts");
  await answerInBrowser();
}

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <Tooltip.Provider delay={200}>
          <Toast.Provider timeout={8000}>
            <Frame />
            <Toasts />
          </Toast.Provider>
        </Tooltip.Provider>
      </NuqsAdapter>
    </QueryClientProvider>
  </StrictMode>,
);
