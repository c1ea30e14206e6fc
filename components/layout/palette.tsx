'use client';

import { ArrowRightIcon, FileTextIcon, FolderIcon, ZapIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useEffect, useState } from 'react';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '#components/ui/command.tsx';
import { Dialog, DialogContent, DialogTitle } from '#components/ui/dialog.tsx';
import { stages } from '#lib/domain/pipeline.ts';
import { Keys } from './keys.tsx';
import { type Shortcut, useShortcutList, useShortcuts } from './shortcuts.tsx';

/** One item that the search found. `kind` is a word such as "Seed". */
export type PaletteHit = { kind: string; title: string; href: string };
export type PaletteSearch = (text: string) => Promise<PaletteHit[]>;

type PaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  project: { slug: string; name: string };
  projects: readonly { slug: string; name: string }[];
  search?: PaletteSearch;
};

/** ⌘K: pages, items by id or text, and the actions of the page at hand. */
export function Palette({ open, onOpenChange, project, projects, search }: PaletteProps) {
  const [text, setText] = useState('');
  const router = useRouter();
  const pages = pagesOf(project.slug);
  const hits = useHits(search, open ? text : '');
  const keys = useShortcutList();
  useShortcuts([
    { keys: 'mod+k', label: 'Find', group: 'Anywhere', whileTyping: true, run: () => onOpenChange(true) },
    ...pages.map((page) => ({
      keys: page.keys,
      label: page.title,
      group: 'Go to',
      run: () => router.push(page.href),
    })),
  ]);
  const leave = (action: () => void) => {
    onOpenChange(false);
    setText('');
    action();
  };
  const visit = (href: string) => leave(() => router.push(href));
  const others = projects.filter((one) => one.slug !== project.slug);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closable={false} className="max-w-xl" aria-describedby={undefined}>
        <DialogTitle className="sr-only">Find</DialogTitle>
        <Command loop>
          <CommandInput
            value={text}
            onValueChange={setText}
            placeholder="Find a page, an item or an action"
          />
          <CommandList className="max-h-96">
            <CommandEmpty>Nothing has that name, id or text.</CommandEmpty>
            <CommandGroup heading="Go to">
              {pages.map((page) => (
                <CommandItem key={page.href} value={`go to ${page.title}`} onSelect={() => visit(page.href)}>
                  <ArrowRightIcon /> {page.title}
                  <Keys keys={page.keys} className="ml-auto text-muted-foreground" />
                </CommandItem>
              ))}
            </CommandGroup>
            <HitGroup hits={hits} text={text} visit={visit} />
            <ActionGroup keys={keys} leave={leave} />
            {others.length > 0 && (
              <CommandGroup heading="Projects">
                {others.map((one) => (
                  <CommandItem
                    key={one.slug}
                    value={`project ${one.name} ${one.slug}`}
                    onSelect={() => visit(`/${one.slug}`)}
                  >
                    <FolderIcon /> {one.name}
                  </CommandItem>
                ))}
              </CommandGroup>
            )}
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

function ActionGroup({ keys, leave }: { keys: readonly Shortcut[]; leave: (action: () => void) => void }) {
  const actions = keys.filter((one) => one.group !== 'Go to' && one.keys !== 'mod+k');
  return (
    <CommandGroup heading="Actions">
      {actions.map((one) => (
        <CommandItem key={one.keys} value={`action ${one.label}`} onSelect={() => leave(one.run)}>
          <ZapIcon /> {one.label}
          <Keys keys={one.keys} className="ml-auto text-muted-foreground" />
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

type HitGroupProps = { hits: readonly PaletteHit[]; text: string; visit: (href: string) => void };

/** What the server found matches already: the text as a keyword keeps the list from filtering it again. */
function HitGroup({ hits, text, visit }: HitGroupProps) {
  if (hits.length === 0) return null;
  return (
    <CommandGroup heading="Items">
      {hits.map((hit) => (
        <CommandItem
          key={hit.href}
          value={`item ${hit.href}`}
          keywords={[text]}
          onSelect={() => visit(hit.href)}
        >
          <FileTextIcon />
          <span className="truncate">{hit.title}</span>
          <span className="ml-auto shrink-0 text-muted-foreground text-xs">{hit.kind}</span>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

function useHits(search: PaletteSearch | undefined, text: string): readonly PaletteHit[] {
  const [found, setFound] = useState<{ text: string; hits: PaletteHit[] }>({ text: '', hits: [] });
  const wanted = useDeferredValue(text.trim());
  useEffect(() => {
    if (!search || wanted.length < 2) return;
    let current = true;
    const timer = setTimeout(async () => {
      const hits = await search(wanted).catch(() => []);
      if (current) setFound({ text: wanted, hits });
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, wanted]);
  return wanted.length < 2 ? [] : found.hits;
}

function pagesOf(slug: string): { title: string; href: string; keys: string }[] {
  return [
    { title: 'Overview', href: `/${slug}`, keys: 'g o' },
    ...stages.map((stage) => ({
      title: stage.title,
      href: `/${slug}/${stage.id}`,
      keys: `g ${stage.id[0]}`,
    })),
    { title: 'Studies of scaling', href: `/${slug}/evaluate/studies`, keys: 'g l' },
    { title: 'Settings', href: `/${slug}/settings`, keys: 'g ,' },
  ];
}
