import { abTestStatusValues } from "../../../../handlers/contract.gen.ts";
import type { Model, Schemas } from "../../api/client.ts";
import { AbTestList } from "./ab-test-list.tsx";

const SECTIONS: Readonly<
  Record<Schemas["AbTestStatus"], { readonly title: string; readonly empty: string }>
> = {
  running: {
    title: "Running",
    empty: "No test runs between these models. Choose two models in the grid or the table to start one.",
  },
  stopped: { title: "Stopped", empty: "No test between these models has been stopped." },
};

/** All tests that one of the shown models takes part in, those that run before those that have ended. */
export function AbTestsView({
  shown,
  models,
  isNarrowed,
}: {
  readonly shown: readonly Model[];
  readonly models: readonly Model[];
  readonly isNarrowed: boolean;
}) {
  const ids = new Set(shown.map(({ id }) => id));
  const isShown = ({ model_a, model_b }: Schemas["AbTest"]) =>
    !isNarrowed || ids.has(model_a) || ids.has(model_b);
  return abTestStatusValues.map((status) => (
    <section key={status} aria-labelledby={`${status}-tests`} className="section" tabIndex={-1}>
      <h2 id={`${status}-tests`}>{SECTIONS[status].title}</h2>
      <AbTestList wanted={{ status }} isShown={isShown} models={models} empty={SECTIONS[status].empty} />
    </section>
  ));
}
