'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import type { Facet } from '#components/table/table-types.ts';
import { useTableUrl } from '#components/table/use-table-url.ts';
import { cn } from '#components/ui/cn.ts';
import { VersionLabel } from '#lib/domain/versions/schema.ts';
import { ComposerFilters } from './composer-filters.tsx';
import { usePerSeed } from './use-per-seed.ts';

type Named = { name: string; description: string };

export type ComposerProps = {
  versions: string;
  facets: readonly Facet[];
  /** How many rows the filter of the address admits. */
  rows: number;
  /** Why this person may not freeze; null where they may. */
  refusal: string | null;
  /** Freezes with the filter that was counted. */
  freeze: (named: Named) => Promise<ActionResult<{ run: string; name: string }>>;
  /** The mix of what would be frozen. */
  children: ReactNode;
};

const stillCounting: ActionResult<never> = {
  ok: false,
  error: {
    code: 'PRECONDITION',
    message: 'The rows of these filters are not counted yet. Look at the counts, then freeze.',
    issues: [],
    details: {},
  },
};

/** From a choice of accepted variants to a version: name it, see what it will hold, freeze it. */
export function VersionComposer({ versions, facets, rows, refusal, freeze, children }: ComposerProps) {
  const router = useRouter();
  const url = useTableUrl();
  const perSeed = usePerSeed(url);
  const counted = !url.pending && perSeed.settled;
  const form = useActionForm({
    schema: VersionLabel,
    initial: { name: '', description: '' },
    // ⌘Enter comes here too: what is frozen must be what is shown.
    action: async (named: Named) => (counted ? freeze(named) : stillCounting),
    onDone: (made) => {
      toast.success(`Version ${made.name} is being frozen.`);
      router.push(versions);
    },
  });
  return (
    <div className="grid gap-8 xl:grid-cols-[24rem_1fr]">
      <Form form={form} label="New version" className="gap-5">
        <TextField
          field={form.field('name')}
          label="Name"
          hint="Such as gsm8k-perturbed-v1; files are named after it"
          autoComplete="off"
        />
        <TextareaField field={form.field('description')} label="Description" hint="What it is for" optional />
        <ComposerFilters facets={facets} url={url} perSeed={perSeed} />
        {refusal && <p className="text-pretty text-muted-foreground text-sm">{refusal}</p>}
        <SubmitButton
          disabled={rows === 0 || !counted || refusal !== null}
          className="self-start tabular-nums"
        >
          Freeze {formatCount(rows, 'row')}
        </SubmitButton>
        <p className="text-pretty text-muted-foreground text-xs">
          A version never changes and cannot be deleted; later edits and decisions leave it as it is.
        </p>
      </Form>
      <section
        aria-label="What the version will hold"
        aria-busy={url.pending}
        className={cn('min-w-0 transition-opacity', url.pending && 'opacity-60')}
      >
        <p aria-live="polite" className="sr-only">
          {url.pending ? 'Counting' : `${formatNumber(rows)} rows`}
        </p>
        {children}
      </section>
    </div>
  );
}
