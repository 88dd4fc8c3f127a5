import type { ReactNode } from "react";
import { useState } from "react";
import type { Model } from "../api/client.ts";
import { ConfirmDialog } from "../controls/confirm-dialog.tsx";
import { useAction } from "../controls/use-action.ts";
import type { ModelAction } from "./model-actions.ts";
import { modelsQuery } from "./model-queries.ts";

/** How a model's actions are begun, whatever offers them. */
export interface AskedAction {
  /** Does it, after the question if it has one. */
  readonly begin: (action: ModelAction) => void;
  /** The action that is being done now. */
  readonly current: ModelAction | undefined;
  /** The question, while it is open; to be shown beside what offers the actions. */
  readonly question: ReactNode;
}

/** Lets a model's actions be begun. */
export function useAskedAction(model: Model): AskedAction {
  const [asked, setAsked] = useState<ModelAction>();
  const { mutate, isPending, variables } = useAction(
    modelsQuery.queryKey,
    model.name,
    (action: ModelAction) => action.run(model),
  );
  return {
    begin: (action) => (action.question ? setAsked(action) : mutate(action)),
    current: isPending ? variables : undefined,
    question: asked?.question && (
      <ConfirmDialog
        question={asked.question(model)}
        confirm={asked.label}
        onConfirm={() => mutate(asked)}
        onClose={() => setAsked(undefined)}
      />
    ),
  };
}
