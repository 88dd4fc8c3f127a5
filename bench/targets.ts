import type { Series, SeriesName } from "./series.ts";
import { samplesOf } from "./series.ts";
import { BARE, mswSource, OWN, prism, scalar } from "./servers.ts";
import type { Summary } from "./summary.ts";
import { summarise, summariseRatio } from "./summary.ts";

/** What one server must be to another, or by itself. */
export interface Target {
  readonly measured: string;
  readonly of: SeriesName;
  /** Left out where the figure itself is held against the bound. */
  readonly to?: SeriesName;
  readonly bound: { readonly least: number } | { readonly most: number };
}

/** A target, and what was seen of it. */
export interface Verdict {
  readonly target: Target;
  /** Undefined when one of the two was not measured. */
  readonly seen: Summary | undefined;
  readonly met: boolean | undefined;
}

const rate = (experiment: string, document: string, server: string): SeriesName => ({
  ...{ experiment, document, server, quantity: "requests/s" },
});
const start = (document: string, server: string): SeriesName => ({
  ...{ experiment: "start", document, server, quantity: "first answer, ms" },
});
const memory = (document: string, server: string): SeriesName => ({
  ...{ experiment: "start", document, server, quantity: "memory, MiB" },
});

const request = (document: string, server: string): SeriesName => ({
  ...{ experiment: "msw", document, server, quantity: "request, µs" },
});
const build = (document: string, server: string): SeriesName => ({
  ...{ experiment: "msw", document, server, quantity: "build, ms" },
});

/** A target for ours beside another server, measured the same way. */
function ours(
  measured: string,
  name: (server: string) => SeriesName,
  server: string,
  bound: Target["bound"],
): Target {
  return { measured, of: name(OWN), to: name(server), bound };
}

const on = (experiment: string, document = "ModelOps") => rate.bind(null, experiment, document);

/** All that the server must show. */
export const TARGETS: readonly Target[] = [
  ours("mock, list from its example, to node:http", on("mock"), BARE, { least: 0.65 }),
  ours("serve, list by its handler, to node:http", on("serve-list"), BARE, { least: 0.55 }),
  ours("serve, deploy, to node:http", on("serve-deploy"), BARE, { least: 0.45 }),
  {
    measured: "mock with GitHub's document, to mock with ModelOps",
    of: rate("mock", "GitHub", OWN),
    to: rate("mock", "ModelOps", OWN),
    bound: { least: 0.9 },
  },
  ours("mock, to Prism, ModelOps", on("mock"), prism.name, { least: 9 }),
  ours("mock, to Scalar, ModelOps", on("mock"), scalar.name, { least: 9 }),
  ours("mock, to Prism, GitHub", on("mock", "GitHub"), prism.name, { least: 100 }),
  ours("mock, to Scalar, GitHub", on("mock", "GitHub"), scalar.name, { least: 7 }),
  ours("mock --dynamic, to Prism's, ModelOps", on("generated"), prism.name, { least: 15 }),
  ours("mock --dynamic, to Prism's, GitHub", on("generated", "GitHub"), prism.name, { least: 15 }),
  ours("start to first answer, to Prism, ModelOps", start.bind(null, "ModelOps"), prism.name, { most: 0.5 }),
  ours("start to first answer, to Prism, GitHub", start.bind(null, "GitHub"), prism.name, { most: 0.1 }),
  ours("memory after start, to Prism, GitHub", memory.bind(null, "GitHub"), prism.name, { most: 0.4 }),
  {
    measured: "MSW, a request with all of GitHub, to seven of its operations",
    of: request("GitHub", OWN),
    to: request("seven of GitHub", OWN),
    bound: { most: 1.3 },
  },
  ours("MSW, a request, to @mswjs/source, GitHub", request.bind(null, "GitHub"), mswSource.name, {
    most: 0.1,
  }),
  { measured: "MSW, contract and handlers built, ms, GitHub", of: build("GitHub", OWN), bound: { most: 50 } },
];

/** Holds what was measured against a target: the median of the rounds' figures, or of their ratios. */
export function judge(target: Target, measured: readonly Series[]): Verdict {
  const { of, to, bound } = target;
  const own = samplesOf(measured, of);
  const seen = to ? summariseRatio(own, samplesOf(measured, to)) : summarise(own);
  if (!seen) return { target, seen, met: undefined };
  const met = "least" in bound ? seen.median >= bound.least : seen.median <= bound.most;
  return { target, seen, met };
}
