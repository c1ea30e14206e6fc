import Link from 'next/link';
import { indent } from '#components/generate/lineage.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { ProblemLine } from '#components/math/problem-line.tsx';
import { StatusBadge } from '#components/review/status-badge.tsx';
import { type Family, familyOf } from '#lib/domain/generate/lineage.ts';

export type SeedVariant = {
  id: string;
  parentId: string | null;
  hop: number;
  methodTitle: string;
  problem: string;
  status: 'pending' | 'accepted' | 'rejected';
};

type Props = { seed: { id: string; variants: SeedVariant[]; variantCount: number }; home: string };

/** What grew from a seed, each variant under the one that it was made from. */
export function SeedFamily({ seed, home }: Props) {
  const { variants, variantCount } = seed;
  if (variants.length === 0) {
    return <p className="text-muted-foreground text-sm">Nothing was generated from this seed yet.</p>;
  }
  return (
    <>
      <ul className="rounded-md border border-border text-sm">
        {familyOf(variants).map((family) => (
          <Branch key={family.of.id} family={family} home={home} depth={0} />
        ))}
      </ul>
      <Link
        href={`${home}/generate/variants?seed=${seed.id}`}
        className="self-start rounded-sm text-primary text-sm hover:underline"
      >
        {variantCount > variants.length
          ? `The first ${formatNumber(variants.length)} are shown: all of them as a list`
          : 'As a list'}
      </Link>
    </>
  );
}

function Branch({ family, home, depth }: { family: Family<SeedVariant>; home: string; depth: number }) {
  const { of, children } = family;
  return (
    <li className="border-border [&:not(:first-child)]:border-t">
      <div className="flex items-center gap-3 px-3 py-2" style={{ paddingLeft: indent(depth) }}>
        <Link
          href={`${home}/generate/variants/${of.id}`}
          className="min-w-0 flex-1 truncate rounded-sm hover:text-primary"
        >
          <ProblemLine text={of.problem} longest={140} />
        </Link>
        <span className="shrink-0 text-muted-foreground text-xs">
          {of.methodTitle}
          {of.hop > 0 && ` · hop ${of.hop}`}
        </span>
        <StatusBadge status={of.status} />
      </div>
      {children.length > 0 && (
        <ul className="border-border border-t">
          {children.map((child) => (
            <Branch key={child.of.id} family={child} home={home} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}
