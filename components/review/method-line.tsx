import Link from 'next/link';
import type { ReviewItem } from './review-item.ts';

/** How the variant was made: method and hop, versions of its templates, model, and what it came through. */
export function MethodLine({ item, home }: { item: ReviewItem; home: string }) {
  const { origin, variant } = item;
  const templates = origin.templates.map(({ name, origin: made, version }) =>
    made === 'built-in' ? `${name} built-in ${version}` : `${name} v${version}`,
  );
  const facts = [origin.method, `hop ${variant.hop}`, ...templates, origin.model].filter(Boolean);
  return (
    <section aria-label="How it was made" className="flex flex-col gap-1 text-muted-foreground text-xs">
      <p>{facts.join(' · ')}</p>
      {origin.ancestors.length > 0 && (
        <p className="flex flex-wrap gap-x-1.5">
          from
          {origin.ancestors.map(({ id, seq, method, hop }) => (
            <span key={id}>
              <Link
                href={`${home}/generate/variants/${id}`}
                className="rounded-sm text-primary hover:underline"
              >
                variant {seq}
              </Link>{' '}
              ({method}, hop {hop}) ←
            </span>
          ))}
          <span>the seed</span>
        </p>
      )}
    </section>
  );
}
