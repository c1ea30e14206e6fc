import type { SourceRows } from './facts.ts';
import { type LicenceTerms, licenceOf } from './licences.ts';

/**
 * What stands between the licences of the sources and that of the whole, in sentences. It compares families of
 * licences; whoever publishes reads them.
 */
export function licenceConflicts(chosen: string, sources: readonly SourceRows[]): string[] {
  const whole = licenceOf(chosen);
  const found = sources.flatMap(({ source, licence }) => conflictsOf(source, licenceOf(licence), whole));
  return [...new Set([...found, ...betweenSources(sources)])];
}

function conflictsOf(source: string, own: LicenceTerms, whole: LicenceTerms): string[] {
  if (own.unknown) {
    const what =
      own.id === 'unknown' ? 'has no known licence' : `has a licence that is not in the table (${own.title})`;
    return [`${source} ${what}: find out what it asks before the dataset is published.`];
  }
  const found: string[] = [];
  if (own.noDerivatives) {
    found.push(
      `${source} (${own.title}) forbids publishing adaptations, and variants of its problems are adaptations.`,
    );
  }
  if (own.nonCommercial && !whole.nonCommercial) {
    found.push(`${source} (${own.title}) forbids commercial use, ${nameOf(whole)} does not.`);
  }
  if (own.shareAlike && own.id !== whole.id) {
    found.push(
      `${source} (${own.title}) asks that adaptations keep its licence, ${nameOf(whole)} is another.`,
    );
  }
  return found;
}

const nameOf = (whole: LicenceTerms) =>
  whole.unknown ? 'the dataset names no licence that' : `the dataset's ${whole.title}`;

/** Two licences that both ask to be kept cannot both be. */
function betweenSources(sources: readonly SourceRows[]): string[] {
  const kept = new Map<string, string>();
  for (const { source, licence } of sources) {
    const own = licenceOf(licence);
    if (own.shareAlike && !kept.has(own.id)) kept.set(own.id, `${source} (${own.title})`);
  }
  const names = [...kept.values()];
  if (names.length < 2) return [];
  return [
    `${names.join(' and ')} each ask that adaptations keep their own licence: no licence satisfies both.`,
  ];
}
