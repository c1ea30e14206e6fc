import { formatCount } from '#components/layout/format.ts';
import type { Selection } from '#components/table/selection.tsx';
import type { MatchingCounts } from '#lib/domain/review/schema.ts';

/** Variants chosen one by one, or all that a filter admits. */
export type Chosen = { ids?: string[]; filter?: Record<string, string> };

/** A choice as the verbs take it. */
export function chosenVariantsOf({ ids, all, query = '' }: Pick<Selection, 'ids' | 'all' | 'query'>): Chosen {
  if (!all) return { ids: [...ids] };
  const params = new URLSearchParams(query);
  params.delete('project');
  return { filter: Object.fromEntries(params) };
}

/** What a dialog says before many variants are decided; `counts` is undefined while they are counted, null where that took too long. */
export function wordsOf(
  action: 'accept' | 'reject',
  counts: MatchingCounts | null | undefined,
): { title: string; rest: string } {
  const verb = action === 'accept' ? 'Accept' : 'Reject';
  if (counts === undefined) return { title: `${verb} variants`, rest: 'Counting what will be decided …' };
  const undo = 'One undo takes all of it back.';
  if (counts === null) {
    return {
      title: `${verb} every pending variant that matches`,
      rest: `There are too many to count. ${undo}`,
    };
  }
  const { variants, seeds, decided, unchecked, reserved } = counts;
  const kept = [
    decided > 0 &&
      `${formatCount(decided, 'is', 'are')} decided already and ${decided === 1 ? 'stays' : 'stay'} as decided.`,
    action === 'accept' &&
      unchecked > 0 &&
      `${formatCount(unchecked, 'waits', 'wait')} for the checks and cannot be accepted yet.`,
    reserved > 0 && `${leftOut(reserved)}.`,
  ].filter(Boolean);
  if (variants === 0) return { title: `Nothing to ${verb.toLowerCase()}`, rest: kept.join(' ') };
  const title = `${verb} ${formatCount(variants, 'variant')} of ${formatCount(seeds, 'seed')}`;
  return { title, rest: [...kept, undo].join(' ') };
}

/** What a bulk decision leaves alone: "12 are left to the queues". Gold is not told apart: nobody is to know it. */
export const leftOut = (reserved: number): string =>
  `${formatCount(reserved, 'is', 'are')} left to the queues`;
