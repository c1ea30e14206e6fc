import Link from 'next/link';
import type { ReactNode } from 'react';
import { NumberValue } from '#components/layout/number-value.tsx';
import type { BatchProgressState } from './batch-types.ts';

/** The figures of a batch; those that count variants lead to them. */
export function BatchCounts({ state, href }: { state: BatchProgressState; href: string }) {
  const { counts, checks, spent } = state;
  const tokens = spent.promptTokens + spent.completionTokens;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-border bg-border sm:grid-cols-4 xl:grid-cols-8">
      <Figure title="Variants" href={href} value={counts.done} />
      <Figure title="Passed" href={`${href}&checks=passed`} value={checks.passed} />
      <Figure title="Undecided" href={`${href}&checks=undecided`} value={checks.undecided} />
      <Figure title="Failed checks" href={`${href}&checks=failed`} value={checks.failed} />
      <Figure title="Refused" value={counts.refused} />
      <Figure title="Failed" value={counts.failed} />
      <Figure title="Tokens" value={tokens} short />
      <Cell title="Cost">
        <NumberValue value={spent.dollars} as="money" />
      </Cell>
    </dl>
  );
}

function Figure({
  title,
  value,
  href,
  short,
}: {
  title: string;
  value: number;
  href?: string;
  short?: boolean;
}) {
  const number = <NumberValue value={value} as={short ? 'short' : 'number'} />;
  return (
    <Cell title={title}>
      {href && value > 0 ? (
        <Link href={href} className="rounded-sm hover:text-primary hover:underline">
          {number}
        </Link>
      ) : (
        number
      )}
    </Cell>
  );
}

function Cell({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5 bg-card px-4 py-3">
      <dt className="text-muted-foreground text-xs">{title}</dt>
      <dd className="font-medium text-lg tabular-nums">{children}</dd>
    </div>
  );
}
