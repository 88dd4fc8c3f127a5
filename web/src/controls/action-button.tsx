import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

/**
 * A button that says why it cannot be pressed. It stays in the order of keys, so that everybody hears the reason, and
 * it stays the same element when it can be pressed again, so that the focus is not lost.
 */
export function ActionButton({
  reason,
  isBusy = false,
  onPress,
  children,
}: {
  readonly reason?: string | undefined;
  readonly isBusy?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  const isOff = reason !== undefined || isBusy;
  return (
    <Tooltip.Root disabled={reason === undefined}>
      <Tooltip.Trigger
        type="button"
        aria-disabled={isOff}
        aria-busy={isBusy}
        aria-description={reason}
        {...(!isOff && { onClick: onPress })}
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="tooltip">{reason}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
