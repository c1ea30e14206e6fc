import { type Bar, barChart } from './chart.ts';
import type { CardFacts, Group } from './facts.ts';

/** A picture beside the card. */
export type Plot = { path: string; alt: string; svg: string };

/** The pictures of a card; one that would show a single bar is left out. */
export function cardPlots({ composition, methods }: CardFacts): Plot[] {
  const titles = new Map(methods.map(({ method, title }) => [method, title]));
  const { groups, lengths } = composition;
  const plots = [
    plot(
      'methods',
      'Rows by method',
      sums(groups, ({ method }) => titles.get(method) ?? method),
    ),
    plot(
      'subjects',
      'Rows by subject',
      sums(groups, ({ subject }) => subject ?? 'no subject'),
    ),
    plot('levels', 'Rows by level', byLevel(groups)),
    plot('lengths', 'Rows by characters of problem and solution (sample)', histogram(lengths)),
  ];
  return plots.filter((one) => one !== null);
}

function plot(name: string, title: string, bars: Bar[]): Plot | null {
  if (bars.length < 2) return null;
  return { path: `plots/${name}.svg`, alt: title, svg: barChart({ title, unit: 'Rows', bars }) };
}

/** Rows by what `labelOf` says, the most first. */
export function sums(groups: readonly Group[], labelOf: (group: Group) => string): Bar[] {
  const found = new Map<string, number>();
  for (const group of groups) found.set(labelOf(group), (found.get(labelOf(group)) ?? 0) + group.rows);
  return [...found].map(([label, value]) => ({ label, value })).sort((a, b) => b.value - a.value);
}

function byLevel(groups: readonly Group[]): Bar[] {
  const bars = sums(groups, ({ level }) => (level === null ? 'no level' : `Level ${level}`));
  return bars.sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** Upper bounds of the classes of length, in characters. */
const bounds = [250, 500, 1000, 2000, 4000, 8000];

function histogram(lengths: readonly number[]): Bar[] {
  if (lengths.length === 0) return [];
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const length of lengths) {
    const at = bounds.findIndex((bound) => length <= bound);
    counts[at === -1 ? bounds.length : at]! += 1;
  }
  const last = counts.findLastIndex((value) => value > 0);
  return counts.slice(0, last + 1).map((value, at) => ({ label: labelOf(at), value }));
}

function labelOf(at: number): string {
  const from = at === 0 ? 0 : (bounds[at - 1] ?? 0) + 1;
  const to = bounds[at];
  return to === undefined
    ? `over ${bounds.at(-1)?.toLocaleString('en')}`
    : `${from.toLocaleString('en')} to ${to.toLocaleString('en')}`;
}
