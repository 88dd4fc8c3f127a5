import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { useState } from "react";
import "./controls.css";

/**
 * A button that says why it cannot be pressed: to who points at it, comes to it by keys, or presses it all the same, as
 * people do who have neither mouse nor keys. It stays in the order of keys, so that everybody finds the reason.
 */
export function ActionButton({
  reason,
  hint,
  isBusy = false,
  onPress,
  children,
}: {
  readonly reason?: string | undefined;
  /** What is to be known before it is pressed, where it can be. */
  readonly hint?: string | undefined;
  readonly isBusy?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  const [isTold, setTold] = useState(false);
  const isOff = reason !== undefined;
  const words = reason ?? hint;
  const press = isOff ? () => setTold(true) : onPress;
  return (
    <Tooltip.Root open={isTold && words !== undefined} onOpenChange={setTold}>
      <Tooltip.Trigger
        type="button"
        disabled={words === undefined}
        closeOnClick={!isOff}
        aria-disabled={isOff || isBusy}
        aria-busy={isBusy}
        aria-description={words}
        {...(!isBusy && { onClick: press })}
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="over">
          <Tooltip.Popup className="tooltip">{words}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
