'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatCount } from '#components/layout/format.ts';
import type { Facet } from '#components/table/table-types.ts';
import { VersionLabel } from '#lib/domain/versions/schema.ts';
import { withCounted } from './composer-facets.ts';
import { KindChoice } from './kind-choice.tsx';
import { PairPreview } from './pair-preview.tsx';
import type { PairCounts, PreviewCounts } from './preview-answers.ts';
import { RecipeFields } from './recipe-fields.tsx';
import { RecipePreview } from './recipe-preview.tsx';
import { kindOf, type RecipeInput, recipeOf } from './recipe-url.ts';
import { type PartState, usePart } from './use-part.ts';
import { useRecipeUrl } from './use-recipe-url.ts';

type Named = { name: string; description: string };

export type ComposerProps = {
  project: string;
  facets: readonly Facet[];
  /** The strata of each audit by its id. */
  strata: Readonly<Record<string, readonly string[]>>;
  /** The project's own tokenizer, where it has one. */
  tokenizer: string | null;
  /** Why this person may not freeze; null where they may. */
  refusal: string | null;
  freeze: (recipe: RecipeInput, named: Named) => Promise<ActionResult<{ run: string; name: string }>>;
};

const stillCounting: ActionResult<never> = {
  ok: false,
  error: {
    code: 'PRECONDITION',
    message: 'The rows of this recipe are not counted yet. Look at the counts, then freeze.',
    issues: [],
    details: {},
  },
};

/** From a recipe to a version: say what goes in, see what it will hold, name it, freeze it. */
export function VersionComposer({ project, facets, strata, tokenizer, refusal, freeze }: ComposerProps) {
  const router = useRouter();
  const recipe = useRecipeUrl();
  const asked = useMemo(() => recipeOf(recipe.params), [recipe.params]);
  const input = useMemo(() => ({ project, ...asked }), [project, asked]);
  const isPairs = kindOf(recipe.params) === 'preference';
  const noun = isPairs ? 'pair' : 'row';
  const counts = usePart<PreviewCounts & Partial<PairCounts>>(
    isPairs ? '/versions/preview/pairs' : '/versions/preview',
    input,
  );
  const isCounted = recipe.settled && !counts.isStale && counts.error === null;
  const rows = counts.value?.rows ?? 0;
  const form = useActionForm({
    schema: VersionLabel,
    initial: { name: '', description: '' },
    // ⌘Enter comes here too: what is frozen must be what is shown.
    action: async (named: Named) => (isCounted ? freeze(asked, named) : stillCounting),
    onDone: (made) => {
      toast.success(`Version ${made.name} is being frozen.`);
      router.push(`/${project}/versions`);
    },
  });
  return (
    <div className="grid gap-8 xl:grid-cols-[24rem_1fr]">
      <Form form={form} label="New version" className="gap-6">
        <KindChoice recipe={recipe} />
        <TextField
          field={form.field('name')}
          label="Name"
          hint="Such as gsm8k-perturbed-v1; files are named after it"
          autoComplete="off"
        />
        <TextareaField field={form.field('description')} label="Description" hint="What it is for" optional />
        <RecipeFields facets={withCounted(facets, counts.value?.groups ?? [])} {...{ recipe, strata }} />
        {refusal && <p className="text-pretty text-muted-foreground text-sm">{refusal}</p>}
        <SubmitButton
          disabled={rows === 0 || !isCounted || refusal !== null}
          className="self-start tabular-nums"
        >
          Freeze {formatCount(rows, noun)}
        </SubmitButton>
        <p className="text-pretty text-muted-foreground text-xs">
          A version never changes and cannot be deleted; later edits and decisions leave it as it is.
        </p>
      </Form>
      <section aria-label="What the version will hold" className="min-w-0">
        <p aria-live="polite" className="sr-only">
          {isCounted ? formatCount(rows, noun) : 'Counting'}
        </p>
        {isPairs ? (
          <PairPreview counts={counts as PartState<PairCounts>} home={`/${project}`} />
        ) : (
          <RecipePreview {...{ project, input, counts, tokenizer }} mayUpload={refusal === null} />
        )}
      </section>
    </div>
  );
}
