'use client';

import { useState } from 'react';
import { Dialog, DialogBody, DialogContent, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Keys } from './keys.tsx';
import { type Shortcut, useShortcutList, useShortcuts } from './shortcuts.tsx';

/** The `?` dialog: every key that works on the page at hand. */
export function KeyboardHelp() {
  const [open, setOpen] = useState(false);
  const list = useShortcutList();
  useShortcuts([{ keys: '?', label: 'Show the keys', group: 'Anywhere', run: () => setOpen(true) }]);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogContent aria-describedby={undefined} onOpenAutoFocus={focusPanel}>
        <DialogHeader>
          <DialogTitle>Keys</DialogTitle>
        </DialogHeader>
        <DialogBody className="gap-6">
          {groupsOf(list).map(([group, some]) => (
            <section key={group} className="flex flex-col gap-1">
              <h3 className="text-muted-foreground text-xs">{group}</h3>
              <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 text-sm">
                {some.map((one) => (
                  <div key={one.keys} className="col-span-2 grid min-h-8 grid-cols-subgrid items-center">
                    <dt>{one.label}</dt>
                    <dd className="justify-self-end text-muted-foreground">
                      <Keys keys={one.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

/** The focus goes to the list itself: nothing here is to be pressed first. */
function focusPanel(event: Event) {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}

function groupsOf(list: readonly Shortcut[]): [string, Shortcut[]][] {
  const seen = new Set<string>();
  const own = list.filter((one) => !seen.has(one.keys) && seen.add(one.keys));
  const groups = Map.groupBy(own, (one) => one.group ?? 'This page');
  const last = (name: string) => (name === 'This page' ? 0 : name === 'Anywhere' ? 2 : 1);
  return [...groups].sort(([a], [b]) => last(a) - last(b));
}
