/** What floats above the page: menus, popovers, select lists. */
export const panelLook =
  'z-50 overflow-hidden rounded-lg border border-border-strong bg-popover text-popover-foreground text-sm shadow-panel outline-none data-[state=open]:animate-pop';

/** One row of a menu or of a list of choices. */
export const itemLook =
  'relative flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-accent data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0';

/** The cover behind what asks for an answer. */
export const overlayLook = 'fixed inset-0 z-50 bg-overlay data-[state=open]:animate-fade';
