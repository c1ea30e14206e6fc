'use client';

import { SearchIcon, XIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { FacetFilter } from './facet-filter.tsx';
import { totalText } from './table-footer.tsx';
import type { ColumnLook, TableFrame } from './table-types.ts';
import { fromTheTop, tableNames } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

type FilterBarProps = TableFrame & {
  url: TableUrl;
  columns: readonly ColumnLook[];
  /** Columns can be moved and pinned. */
  arrange?: boolean;
};

/** Text, facets, how many match, and which columns are shown. */
export function FilterBar({ url, columns, facets = [], textFilter, page, toolbar, arrange }: FilterBarProps) {
  const used = facets.some((facet) => url.params.has(facet.id)) || url.params.has(tableNames.text);
  const clear = () =>
    url.go((params) => {
      for (const facet of facets) params.delete(facet.id);
      params.delete(tableNames.text);
      fromTheTop(params);
    });
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-border border-b px-4 py-2 md:px-6">
      {textFilter && <TextFilter url={url} placeholder={textFilter} />}
      <div className="contents max-sm:flex max-sm:w-full max-sm:gap-2 max-sm:overflow-x-auto max-sm:[&>*]:shrink-0">
        {facets.map((facet) => (
          <FacetFilter key={facet.id} facet={facet} url={url} />
        ))}
        {used && (
          <Button variant="ghost" size="sm" onClick={clear}>
            Clear <XIcon />
          </Button>
        )}
      </div>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
        {page.total !== undefined && page.total !== null && (
          <span className="text-muted-foreground text-sm tabular-nums">{totalText(page)}</span>
        )}
        {toolbar}
        {columns.some((column) => !column.fixed) && (
          <ColumnMenu url={url} columns={columns} arrange={arrange} />
        )}
      </div>
    </div>
  );
}

/** After this long without a key the list follows, in ms. */
const pause = 250;

function TextFilter({ url, placeholder }: { url: TableUrl; placeholder: string }) {
  const input = useRef<HTMLInputElement>(null);
  const asked = url.params.get(tableNames.text) ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  useShortcuts([
    { keys: '/', label: 'Filter by text', group: 'In the list', run: () => input.current?.focus() },
  ]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() === asked) return;
    url.go(
      (params) => {
        if (text.trim() === '') params.delete(tableNames.text);
        else params.set(tableNames.text, text.trim());
        fromTheTop(params);
      },
      asked === '' ? 'push' : 'replace',
    );
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(text), pause);
  };
  // While it has the focus what is typed counts; afterwards the address does.
  const leave = () => {
    if (typed !== null) send(typed);
    setTyped(null);
  };
  return (
    <div className="relative w-full sm:w-60">
      <SearchIcon className="pointer-events-none absolute top-2 left-2 size-4 text-muted-foreground" />
      <Input
        ref={input}
        type="search"
        aria-label={placeholder}
        placeholder={placeholder}
        value={typed ?? asked}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(typed ?? asked);
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        className="pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
    </div>
  );
}
