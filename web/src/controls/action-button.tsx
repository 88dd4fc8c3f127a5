import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

/** A button that says why it cannot be pressed. It stays in the order of keys, so that everybody hears the reason. */
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
  const props = {
    type: "button" as const,
    "aria-disabled": isOff,
    "aria-busy": isBusy,
    ...(!isOff && { onClick: onPress }),
  };
  if (reason === undefined) return <button {...props}>{children}</button>;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger {...props}>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="tooltip">{reason}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
