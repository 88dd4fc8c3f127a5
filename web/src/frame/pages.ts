import type { LucideIcon } from "lucide-react";
import { Activity, Boxes, Network, ShieldAlert } from "lucide-react";
import type { ComponentType } from "react";
import { lazy } from "react";

/** A page that the navigation leads to. */
export interface FramePage {
  readonly path: string;
  /** Its name in the navigation, its heading, and the document's title. */
  readonly title: string;
  readonly Icon: LucideIcon;
  /** What is below the heading: neither `main` nor `h1`, which are the frame's. Loaded when first shown. */
  readonly Content: ComponentType;
}

/** All pages, in the order of the navigation. A new page is a line here, and nothing else. */
export const PAGES: readonly FramePage[] = [
  {
    path: "/",
    title: "Models",
    Icon: Boxes,
    Content: load(async () => (await import("../models/models-page.tsx")).ModelsPage),
  },
  {
    path: "/ids",
    title: "Intrusion detection",
    Icon: ShieldAlert,
    Content: load(async () => (await import("../ids/ids-page.tsx")).IdsPage),
  },
  {
    path: "/federation",
    title: "Federation",
    Icon: Network,
    Content: load(async () => (await import("../federation/federation-page.tsx")).FederationPage),
  },
  {
    path: "/metrics",
    title: "Metrics",
    Icon: Activity,
    Content: load(async () => (await import("../metrics/metrics-page.tsx")).MetricsPage),
  },
];

/** The page with this path, with or without a slash at its end; undefined where there is none. */
export function findPage(path: string): FramePage | undefined {
  const wanted = path.length > 1 ? path.replace(/\/$/, "") : path;
  return PAGES.find((page) => page.path === wanted);
}

function load(content: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await content() }));
}
