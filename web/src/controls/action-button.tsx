import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

/**
 * A button that says why it cannot be pressed. It stays in the order of keys, so that everybody hears the reason, and
 * it stays the same element when it can be pressed again, so that the focus is not lost.
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
  const isOff = reason !== undefined || isBusy;
  const words = reason ?? hint;
  return (
    <Tooltip.Root disabled={words === undefined}>
      <Tooltip.Trigger
        type="button"
        aria-disabled={isOff}
        aria-busy={isBusy}
        aria-description={words}
        {...(!isOff && { onClick: onPress })}
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="tooltip">{words}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
