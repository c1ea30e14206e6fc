import { formatCount, formatNumber } from '#components/layout/format.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import type { Dimension, Properties, Stratum } from './audit-types.ts';

/** The name of a stratum by what makes it: "FOBAR · level 3 · gpt-4o". */
export function stratumTitle(of: Properties, dimensions: readonly Dimension[]): string {
  const words: Record<Dimension, string> = {
    method: methodTitle(of.method),
    level: of.level === null ? 'no level' : `level ${of.level}`,
    template: of.template || 'no template',
    model: of.model || 'no model',
  };
  return dimensions.map((one) => words[one]).join(' · ') || 'All rows';
}

const methodTitle = (id: string) => methods.find((one) => one.id === id)?.title ?? id;

/** 0.9834 as "98.3 %": one decimal, so that neighbours of a limit are told apart. */
export const percent = (share: number): string => `${formatNumber(share * 100, 1)} %`;

export const rowsOf = (count: number): string => formatCount(count, 'row');

export type Tone = 'good' | 'bad' | 'open' | 'unsure';

/** What a stratum's state is called, in the words of who has to act. */
export function stateOf({ state, ruling, leftToNextLook }: Stratum): { words: string; tone: Tone } {
  if (ruling) {
    const against = ruling.isOverride ? ', against the rule' : '';
    return { words: `${ruling.ruling}${against}`, tone: ruling.ruling === 'accepted' ? 'good' : 'bad' };
  }
  if (state === 'accepted') return { words: 'can be accepted', tone: 'good' };
  if (state === 'rejected') return { words: 'can be rejected', tone: 'bad' };
  if (state === 'undecided') return { words: 'undecided: review singly', tone: 'unsure' };
  return { words: `read ${formatNumber(leftToNextLook)} more`, tone: 'open' };
}

/** The whole story of a stratum in a sentence, for who hears the picture instead of seeing it. */
export function storyOf(one: Stratum, title: string, limit: number): string {
  const seen = one.interval
    ? `between ${percent(one.interval.low)} and ${percent(one.interval.high)} of its rows are good, the limit is ${percent(limit)}`
    : `no look is complete yet, the limit is ${percent(limit)}`;
  return `${title}, ${rowsOf(one.population)}: ${seen}; ${stateOf(one).words}.`;
}
