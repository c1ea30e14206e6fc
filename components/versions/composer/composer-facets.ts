import type { Facet, FacetOption } from '#components/table/table-types.ts';
import { methodTitle } from '../method-title.ts';
import { byField, type MixGroup } from '../mix.ts';

type Counted = { value: string; count?: number; capped?: boolean; estimate?: boolean };
type Named = { id: string; name: string };
type Lists = {
  /** Values that variants have, with their counts, as the list of variants counts them. */
  counted: Record<string, readonly Counted[]>;
  selections?: readonly (Named & { size: number })[];
  audits?: readonly (Named & { population: number })[];
  batches?: readonly Named[];
};

const statuses: FacetOption[] = [
  { value: 'pending', title: 'Waiting for review' },
  { value: 'any', title: 'Whatever was decided' },
];

/** The filters of the composer. A list that the project has nothing for is left out. */
export function composerFacets({ counted, selections = [], audits = [], batches = [] }: Lists): Facet[] {
  const options = (field: string, title: (value: string) => string) =>
    (counted[field] ?? [])
      .filter(({ value, count }) => count !== 0 && value !== 'none' && value !== 'null')
      .map((one) => ({ ...one, title: title(one.value) }));
  const one = (id: string, title: string, values: FacetOption[]): Facet[] =>
    values.length > 0 ? [{ id, title, single: true, options: values }] : [];
  const named = ({ id, name }: Named, count?: number): FacetOption => ({ value: id, title: name, count });
  return [
    { id: 'methods', title: 'Methods', options: options('method', methodTitle) },
    { id: 'subjects', title: 'Subjects', options: options('subject', (subject) => subject) },
    { id: 'levels', title: 'Levels', options: options('level', (level) => `Level ${level}`) },
    { id: 'checks', title: 'Checks', single: true, options: [{ value: 'passed', title: 'All passed' }] },
    { id: 'status', title: 'Review', single: true, options: statuses },
    ...one(
      'batch',
      'Batch',
      batches.map((batch) => named(batch)),
    ),
    ...one(
      'audit',
      'Audit',
      audits.map((audit) => named(audit, audit.population)),
    ),
    ...one(
      'selection',
      'Core set',
      selections.map((selection) => named(selection, selection.size)),
    ),
  ];
}

/** The facets with the values that the counted rows have too: a busy studio may not have found them in time. */
export function withCounted(facets: readonly Facet[], groups: readonly MixGroup[]): Facet[] {
  const fields = { methods: 'method', subjects: 'subject', levels: 'level' } as const;
  return facets.map((facet) => {
    const field = fields[facet.id as keyof typeof fields];
    if (!field) return facet;
    const known = new Set(facet.options.map(({ value }) => value));
    const found = byField(groups, field).flatMap(({ value }) =>
      value === null || known.has(String(value)) ? [] : [String(value)],
    );
    const titleOf = { methods: methodTitle, subjects: String, levels: (level: string) => `Level ${level}` };
    const title = titleOf[facet.id as keyof typeof titleOf];
    return {
      ...facet,
      options: [...facet.options, ...found.map((value) => ({ value, title: title(value) }))],
    };
  });
}
