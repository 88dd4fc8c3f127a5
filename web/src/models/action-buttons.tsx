import type { Model } from "../api/client.ts";
import { ActionButton } from "../controls/action-button.tsx";
import { useReasonAgainstChange } from "../source/source-context.ts";
import { MODEL_ACTIONS, reasonNotTo } from "./model-actions.ts";
import { useAskedAction } from "./use-asked-action.tsx";

/** The actions of a model, a button for each. */
export function ActionButtons({
  model,
  onDetails,
}: {
  readonly model: Model;
  readonly onDetails: () => void;
}) {
  const against = useReasonAgainstChange();
  const { begin, current, question } = useAskedAction(model);
  return (
    <div className="actions" role="group" aria-label={`Actions for ${model.name}`}>
      {MODEL_ACTIONS.map((action) => (
        <ActionButton
          key={action.name}
          reason={against ?? reasonNotTo(action.name, model)}
          isBusy={current === action}
          onPress={() => begin(action)}
        >
          {action.label}
        </ActionButton>
      ))}
      <ActionButton onPress={onDetails}>Details</ActionButton>
      {question}
    </div>
  );
}
