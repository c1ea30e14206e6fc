import type { ItemHistory } from '#components/review/review-item.ts';
import type { VariantWhole } from './variant-types.ts';

/** The variant as the history of the review desk knows it. */
export function toReviewItem({ revisions, decisions, ...variant }: VariantWhole): ItemHistory {
  return { variant, revisions, decisions };
}
