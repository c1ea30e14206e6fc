import type { RejectedFrom } from './preference/source.ts';

/** What a version of a kind is called; an older studio knows one kind only. */
export const kindTitle = (kind: string): string => (kind === 'preference' ? 'Preference pairs' : 'Solutions');

/** What the worse sides of a source are. */
export const sourceTitles: Record<RejectedFrom, string> = {
  reject: 'Rejected in review',
  edit: 'Corrected by an edit',
  'self-consistency': 'Outvoted by samples',
};
