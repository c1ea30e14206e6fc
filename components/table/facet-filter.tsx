'use client';

import { CheckIcon, ChevronDownIcon } from 'lucide-react';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '#components/ui/command.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import type { Facet, FacetOption } from './table-types.ts';
import { fromTheTop } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

/** Options beyond this many get a box to find one. */
const findable = 8;

/** One facet: a button that says what is chosen, a list to choose from. */
export function FacetFilter({ facet, url }: { facet: Facet; url: TableUrl }) {
  const chosen = url.params.getAll(facet.id);
  const toggle = (value: string) => {
    const rest = chosen.filter((one) => one !== value);
    const next = rest.length < chosen.length ? rest : facet.single ? [value] : [...chosen, value];
    url.go((params) => {
      params.delete(facet.id);
      for (const one of next) params.append(facet.id, one);
      fromTheTop(params);
    });
  };
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button
          variant="outline"
          className={cn('font-normal', chosen.length > 0 && 'border-primary/50 bg-primary-soft')}
        >
          <span className={cn(chosen.length > 0 && 'text-muted-foreground')}>{facet.title}</span>
          {chosen.length > 0 && <span className="max-w-40 truncate font-medium">{named(facet, chosen)}</span>}
          <ChevronDownIcon className="size-3.5! text-muted-foreground" />
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-60 p-0" onOpenAutoFocus={focusList}>
        <Command>
          {facet.options.length > findable && <CommandInput placeholder={facet.title} />}
          <CommandList>
            <CommandEmpty>
              {facet.options.length === 0 ? 'No row has a value.' : 'No value has that name.'}
            </CommandEmpty>
            {facet.options.map((option) => (
              <OptionItem
                key={option.value}
                option={option}
                checked={chosen.includes(option.value)}
                onSelect={() => toggle(option.value)}
              />
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

/** Without a box to type in, the list itself takes the arrows. */
function focusList(event: Event) {
  const panel = event.target instanceof HTMLElement ? event.target : null;
  if (!panel || panel.querySelector('input')) return;
  event.preventDefault();
  panel.querySelector<HTMLElement>('[cmdk-root]')?.focus();
}

function OptionItem({
  option,
  checked,
  onSelect,
}: {
  option: FacetOption;
  checked: boolean;
  onSelect: () => void;
}) {
  return (
    <CommandItem value={`${option.title} ${option.value}`} onSelect={onSelect} aria-checked={checked}>
      <span
        className={cn(
          'flex size-4 shrink-0 items-center justify-center rounded-sm border',
          checked ? 'border-primary bg-primary' : 'border-input-strong',
        )}
      >
        {checked && <CheckIcon className="size-3! stroke-3 text-primary-foreground!" />}
      </span>
      {option.icon}
      <span className="truncate">{option.title}</span>
      {option.count !== undefined && (
        <span className="ml-auto text-muted-foreground text-xs tabular-nums">
          {option.estimate && '≈ '}
          {formatNumber(option.count)}
          {option.capped && '+'}
        </span>
      )}
    </CommandItem>
  );
}

function named(facet: Facet, chosen: readonly string[]): string {
  const title = (value: string) => facet.options.find((option) => option.value === value)?.title ?? value;
  return chosen.length > 2 ? `${chosen.length} chosen` : chosen.map(title).join(', ');
}
