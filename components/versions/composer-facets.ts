import type { Facet } from '#components/table/table-types.ts';
import { methodTitle } from './method-title.ts';
import { byField, type MixGroup } from './mix.ts';

/** The filters of the composer: the values that accepted variants have, with their counts. */
export function composerFacets(
  accepted: readonly MixGroup[],
  selections: readonly { id: string; name: string; size: number }[] = [],
): Facet[] {
  const options = (field: 'method' | 'subject' | 'level', title: (value: string) => string) =>
    byField(accepted, field).flatMap(({ value, rows }) =>
      value === null ? [] : [{ value: String(value), title: title(String(value)), count: rows }],
    );
  const levels = options('level', (level) => `Level ${level}`).sort((a, b) => a.value.localeCompare(b.value));
  const chosen = selections.map(({ id, name, size }) => ({ value: id, title: name, count: size }));
  return [
    { id: 'methods', title: 'Methods', options: options('method', methodTitle) },
    { id: 'subjects', title: 'Subjects', options: options('subject', (subject) => subject) },
    { id: 'levels', title: 'Levels', options: levels },
    { id: 'checks', title: 'Checks', single: true, options: [{ value: 'passed', title: 'All passed' }] },
    ...(selections.length > 0 ? [{ id: 'selection', title: 'Core set', single: true, options: chosen }] : []),
  ];
}
