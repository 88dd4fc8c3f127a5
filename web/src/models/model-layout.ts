import type { Model } from "../api/client.ts";

/** What each layout of models is given: the models in their order, and what can be done about all of them. */
export interface ModelLayout {
  readonly models: readonly Model[];
  /** Ids of those that are chosen for a test. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onDetails: (id: string) => void;
}
