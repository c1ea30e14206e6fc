import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatNumber } from '#components/layout/format.ts';
import { ProblemLine } from '#components/math/problem-line.tsx';
import { StatusBadge } from '#components/review/status-badge.tsx';
import type { Relative, VariantWhole } from './variant-types.ts';

type Family = Pick<VariantWhole, 'id' | 'seq' | 'methodTitle' | 'seed' | 'ancestors' | 'children'>;

/** The chain from the seed over what lies between to this variant, and what was made from it in its turn. */
export function Lineage({ variant, home }: { variant: Family; home: string }) {
  const { seed, ancestors, children } = variant;
  const chain = [...ancestors].reverse();
  const rest = children.count - children.items.length;
  return (
    <nav aria-label="Lineage" className="rounded-md border border-border text-sm">
      <ol className="divide-y divide-border">
        <Line depth={0} href={`${home}/seeds/${seed.id}`} name={`Seed ${seed.seq}`} text={seed.problem}>
          {seed.import.sourceName}
        </Line>
        {chain.map((one, at) => (
          <RelativeLine key={one.id} one={one} depth={at + 1} home={home} />
        ))}
        <li
          aria-current="page"
          className="bg-primary-soft px-3 py-2 font-medium"
          style={{ paddingLeft: indent(chain.length + 1) }}
        >
          Variant {variant.seq}, this one · {variant.methodTitle}
        </li>
        {children.items.map((one) => (
          <RelativeLine key={one.id} one={one} depth={chain.length + 2} home={home} />
        ))}
        {rest > 0 && (
          <li className="px-3 py-2" style={{ paddingLeft: indent(chain.length + 2) }}>
            <Link
              href={`${home}/generate/variants?seed=${seed.id}`}
              className="rounded-sm text-primary hover:underline"
            >
              {formatNumber(rest)} more of this variant, among all of the seed
            </Link>
          </li>
        )}
      </ol>
    </nav>
  );
}

/** Every step of the chain stands a little farther in; from the sixth on they line up. */
export const indent = (depth: number) => `${0.75 + Math.min(depth, 6) * 1.25}rem`;

function RelativeLine({ one, depth, home }: { one: Relative; depth: number; home: string }) {
  const round = [one.methodTitle, one.hop > 0 && `hop ${one.hop}`, one.batch && `batch #${one.batch.seq}`];
  return (
    <Line
      depth={depth}
      href={`${home}/generate/variants/${one.id}`}
      name={`Variant ${one.seq}`}
      text={one.problem}
      end={<StatusBadge status={one.status} />}
    >
      {round.filter(Boolean).join(' · ')}
    </Line>
  );
}

type LineProps = {
  depth: number;
  href: string;
  name: string;
  text: string;
  children: ReactNode;
  end?: ReactNode;
};

function Line({ depth, href, name, text, children, end }: LineProps) {
  return (
    <li className="flex items-center gap-3 px-3 py-2" style={{ paddingLeft: indent(depth) }}>
      <Link href={href} className="shrink-0 rounded-sm text-primary hover:underline">
        {name}
      </Link>
      <span className="min-w-0 flex-1 truncate">
        <ProblemLine text={text} longest={120} />
      </span>
      <span className="shrink-0 text-muted-foreground text-xs">{children}</span>
      {end}
    </li>
  );
}
