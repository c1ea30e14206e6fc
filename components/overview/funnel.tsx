import { ArrowDownIcon } from 'lucide-react';
import Link from 'next/link';
import { formatShare } from '#components/layout/format.ts';
import { NumberValue } from '#components/layout/number-value.tsx';
import { cn } from '#components/ui/cn.ts';

export type FunnelStep = {
  title: string;
  value: number;
  /** The list that the value counts; a sum of lists has none of its own. */
  href?: string;
  /** Of what the rate is, and how much of it there is. */
  of?: { title: string; value: number };
  /** What became of the rest: "12 failed", each with its own list. */
  rest?: { title: string; value: number; href: string }[];
};

/** From seeds to the newest version: how many reach each step, and what share of the one before. */
export function Funnel({ steps }: { steps: readonly FunnelStep[] }) {
  const most = Math.max(1, ...steps.map((step) => step.value));
  return (
    <ol className="overflow-hidden rounded-lg border border-border bg-card">
      {steps.map((step, index) => (
        <li key={step.title} className="border-border border-b last:border-b-0">
          <FunnelRow step={step} width={step.value / most} first={index === 0} />
        </li>
      ))}
    </ol>
  );
}

function FunnelRow({ step, width, first }: { step: FunnelStep; width: number; first: boolean }) {
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[10rem_1fr_5rem] lg:grid-cols-[10rem_1fr_5rem_8rem]">
      <div className="flex flex-col">
        <span className="font-medium text-sm">{step.title}</span>
        <Rate step={step} />
      </div>
      <div
        className="col-span-2 row-start-2 h-2 rounded-full bg-track sm:col-span-1 sm:row-start-auto"
        aria-hidden="true"
      >
        <div
          className={cn('h-full rounded-full', first ? 'bg-muted-foreground/60' : 'bg-primary')}
          style={{ width: `${width * 100}%`, minWidth: step.value > 0 ? 4 : 0 }}
        />
      </div>
      <Value step={step} />
      <div className="col-span-2 flex flex-wrap gap-x-3 text-xs sm:col-span-3 lg:col-span-1 lg:col-start-4 lg:flex-col">
        {step.rest
          ?.filter((one) => one.value > 0)
          .map((one) => (
            <Link
              key={one.title}
              href={one.href}
              className="rounded-sm text-muted-foreground hover:text-foreground hover:underline"
            >
              <NumberValue value={one.value} /> {one.title}
            </Link>
          ))}
      </div>
    </div>
  );
}

function Value({ step }: { step: FunnelStep }) {
  const look = 'col-start-2 row-start-1 justify-self-end font-medium text-lg tracking-tight sm:col-start-3';
  if (!step.href) return <NumberValue value={step.value} className={look} />;
  return (
    <Link
      href={step.href}
      className={cn(look, 'rounded-sm hover:text-primary hover:underline')}
      aria-label={`${step.title}: ${step.value}, open the list`}
    >
      <NumberValue value={step.value} />
    </Link>
  );
}

function Rate({ step }: { step: FunnelStep }) {
  if (!step.of || step.of.value === 0 || step.value > step.of.value) return null;
  return (
    <span
      className="flex items-center gap-1 text-muted-foreground text-xs tabular-nums"
      title={`${step.value} of ${step.of.value}`}
    >
      <ArrowDownIcon className="size-3" />
      {formatShare(step.value / step.of.value)} of {step.of.title}
    </span>
  );
}
