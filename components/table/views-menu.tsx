'use client';

import { BookmarkIcon, TrashIcon, UsersIcon } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Input } from '#components/ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import { viewQuery } from '#lib/domain/views/schema.ts';

/** A saved view as its list shows it. */
export type SavedView = {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  own: boolean;
  owner: string;
};

export type ViewActs = {
  save: (view: { name: string; query: string; shared: boolean }) => Promise<ActionResult<unknown>>;
  remove: (id: string) => Promise<ActionResult<unknown>>;
};

/** Saved views of a list: going to one, saving what is shown, deleting one's own. */
export function ViewsMenu({ views, acts }: { views: readonly SavedView[]; acts: ViewActs }) {
  const here = viewQuery(useSearchParams().toString());
  const current = views.find((view) => view.query === here);
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="outline">
          <BookmarkIcon />
          <span className="max-w-32 truncate">{current?.name ?? 'Views'}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80 p-2">
        {views.length === 0 ? (
          <p className="px-2 py-1.5 text-muted-foreground text-sm">
            A view keeps filters, order and columns under a name.
          </p>
        ) : (
          <ul aria-label="Saved views" className="max-h-72 overflow-y-auto">
            {views.map((view) => (
              <ViewItem
                key={view.id}
                view={view}
                current={view === current}
                acts={acts}
                close={() => setOpen(false)}
              />
            ))}
          </ul>
        )}
        <SaveForm query={here} acts={acts} />
      </PopoverContent>
    </Popover>
  );
}

type ItemProps = { view: SavedView; current: boolean; acts: ViewActs; close: () => void };

function ViewItem({ view, current, acts, close }: ItemProps) {
  const router = useRouter();
  const path = usePathname();
  const go = () => {
    router.push(view.query ? `${path}?${view.query}` : path);
    close();
  };
  const remove = async () => {
    const done = await acts.remove(view.id);
    if (done.ok) router.refresh();
    else toast.error(done.error.message);
  };
  return (
    <li className="flex items-center gap-1 rounded-md text-sm hover:bg-accent">
      <button
        type="button"
        onClick={go}
        aria-current={current || undefined}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-left aria-[current]:font-medium"
      >
        <span className="truncate">{view.name}</span>
        {view.shared && (
          <span className="flex items-center gap-1 text-muted-foreground text-xs">
            <UsersIcon className="size-3.5" /> {view.own ? 'shared' : view.owner}
          </span>
        )}
      </button>
      {view.own && (
        <Button variant="ghost" size="icon-sm" aria-label={`Delete the view ${view.name}`} onClick={remove}>
          <TrashIcon />
        </Button>
      )}
    </li>
  );
}

function SaveForm({ query, acts }: { query: string; acts: ViewActs }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const { busy: pending, act } = useAct();
  const save = () =>
    act(
      () => acts.save({ name, query, shared }),
      () => {
        toast(`The view “${name.trim()}” is saved.`);
        setName('');
        router.refresh();
      },
    );
  return (
    <form action={save} className="mt-2 flex flex-col gap-2 border-border border-t pt-2">
      <Input
        aria-label="Name of the view"
        placeholder="Save what is shown as …"
        maxLength={80}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="flex items-center justify-between gap-2">
        <span className="flex items-center gap-2 text-sm">
          <Checkbox id="share-view" checked={shared} onCheckedChange={(value) => setShared(value === true)} />
          <label htmlFor="share-view">Everybody sees it</label>
        </span>
        <Button size="sm" type="submit" disabled={pending || name.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  );
}
