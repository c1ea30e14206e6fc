import type { ReviewItem } from '#components/review/review-item.ts';
import type { VariantWhole } from './variant-types.ts';

/** The variant as the history of the review desk knows it. */
export function toReviewItem({
  seed,
  origin,
  checks,
  revisions,
  decisions,
  ...variant
}: VariantWhole): ReviewItem {
  return {
    variant,
    seed: { ...seed, subject: variant.subject, level: variant.level, source: seed.import.sourceName },
    batch: { id: origin.batch.id, name: origin.batch.name, model: origin.model?.model ?? null },
    checks: [...checks],
    revisions,
    decisions,
  };
}
