import { Menu } from "@base-ui/react/menu";
import type { Model } from "../api/client.ts";
import { useReasonAgainstChange } from "../source/source-context.ts";
import { MODEL_ACTIONS, reasonNotTo } from "./model-actions.ts";
import { useAskedAction } from "./use-asked-action.tsx";

/** The actions of a model in a menu, for where there is no room for a button each. */
export function ActionMenu({ model, onDetails }: { readonly model: Model; readonly onDetails: () => void }) {
  const against = useReasonAgainstChange();
  const { begin, current, question } = useAskedAction(model);
  return (
    <>
      <Menu.Root>
        <Menu.Trigger aria-label={`Actions for ${model.name}`} aria-busy={current !== undefined}>
          Actions
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end">
            <Menu.Popup className="menu">
              {MODEL_ACTIONS.map((action) => {
                const reason = against ?? reasonNotTo(action.name, model);
                return (
                  <Menu.Item
                    key={action.name}
                    disabled={reason !== undefined || current === action}
                    onClick={() => begin(action)}
                  >
                    {action.label}
                    {reason !== undefined && <small>{reason}</small>}
                  </Menu.Item>
                );
              })}
              <Menu.Item onClick={onDetails}>Details</Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {question}
    </>
  );
}
