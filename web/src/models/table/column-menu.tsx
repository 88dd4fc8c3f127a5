import { Menu } from "@base-ui/react/menu";
import { Check, Columns3 } from "lucide-react";
import type { ModelsTable } from "./use-models-table.ts";

/** Chooses which columns a table shows. */
export function ColumnMenu({ table }: { readonly table: ModelsTable }) {
  return (
    <Menu.Root>
      <Menu.Trigger>
        <Columns3 size={16} aria-hidden /> Columns
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu">
            {table
              .getAllLeafColumns()
              .filter((column) => column.getCanHide())
              .map((column) => (
                <Menu.CheckboxItem
                  key={column.id}
                  className="checked"
                  checked={column.getIsVisible()}
                  onCheckedChange={(isShown) => column.toggleVisibility(isShown)}
                  closeOnClick={false}
                >
                  <Menu.CheckboxItemIndicator keepMounted className="mark">
                    <Check size={16} aria-hidden />
                  </Menu.CheckboxItemIndicator>
                  {String(column.columnDef.header)}
                </Menu.CheckboxItem>
              ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
