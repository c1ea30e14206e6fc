'use client';

import { Field } from '#components/form/field.tsx';
import { FacetFilter } from '#components/table/facet-filter.tsx';
import type { Facet } from '#components/table/table-types.ts';
import type { TableUrl } from '#components/table/use-table-url.ts';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import type { PerSeedState } from './use-per-seed.ts';

/** What goes into the version. The address holds it, so a link to a colleague shows the same choice. */
export function ComposerFilters({
  facets,
  url,
  perSeed,
}: {
  facets: readonly Facet[];
  url: TableUrl;
  perSeed: PerSeedState;
}) {
  const names = [...facets.map((facet) => facet.id), 'perSeed'];
  const clear = () =>
    url.go((params) => {
      for (const name of names) params.delete(name);
    });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium text-sm">Accepted variants of</legend>
      <div className="flex flex-wrap gap-2">
        {facets.map((facet) => (
          <FacetFilter key={facet.id} facet={facet} url={url} />
        ))}
        {names.some((name) => url.params.has(name)) && (
          <Button variant="ghost" onClick={clear}>
            Clear
          </Button>
        )}
      </div>
      <PerSeed perSeed={perSeed} />
    </fieldset>
  );
}

function PerSeed({ perSeed }: { perSeed: PerSeedState }) {
  return (
    <Field
      label="At most of one seed"
      unit="variants"
      optional
      hint="A seed with many variants weighs no more than others"
      error={perSeed.wrong ? 'Use a whole number from 1 to 9,999.' : undefined}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          className="max-w-28 text-right tabular-nums"
          placeholder="all"
          value={perSeed.text}
          onChange={(event) => perSeed.type(event.target.value)}
          onBlur={perSeed.leave}
        />
      )}
    </Field>
  );
}
