import { type Fact, FactList } from '#components/generate/fact-list.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { AuditPlan } from '#lib/domain/review/audit-plan/index.ts';
import { percent } from './words.ts';

type Shown = {
  filter: unknown;
  dimensions: readonly string[];
  population: number;
  sampleSize: number;
  randomSeed: string;
  frozenAt: Date | null;
  createdLabel: string;
};

const covered: Record<string, string> = {
  waiting: 'waited',
  accepted: 'were accepted',
  both: 'waited or were accepted',
};

/** What was written down before the first row was read. */
export function AuditFacts({ audit, plan, read }: { audit: Shown; plan: AuditPlan; read: number }) {
  const { qualityLimit, wrongAcceptance, wrongRejection, confidence, halfWidth, looks, power } =
    plan.settings;
  const { cover = 'waiting', ...asked } = (audit.filter ?? {}) as Record<string, string | number>;
  const filter = Object.entries(asked);
  const facts: Fact[] = [
    ['Rows', `${formatNumber(audit.population)} that ${covered[cover]}, as of the draw`],
    ['Filter', filter.map(([name, value]) => `${name} ${value}`).join(', ') || 'none'],
    ['Strata by', audit.dimensions.join(' × ') || 'nothing: one stratum'],
    ['Sample', `${formatNumber(audit.sampleSize)} at most, ${formatNumber(read)} read`],
    ['Limit', percent(qualityLimit)],
    [
      'Risk',
      `${percent(wrongAcceptance)} that any bad stratum is accepted, ${percent(wrongRejection)} that any good one is rejected`,
    ],
    ['Power', `${percent(power)} for a stratum as expected`],
    ['Whole known to', halfWidth === null ? null : `± ${percent(halfWidth)} at ${percent(confidence)}`],
    ['Looks', looks.map((part) => percent(part)).join(', ')],
    [
      'Random seed',
      <code key="seed" className="font-mono text-xs">
        {audit.randomSeed}
      </code>,
    ],
    ['Drawn', audit.frozenAt && <RelativeTime key="at" at={audit.frozenAt} />],
    ['By', audit.createdLabel],
  ];
  return <FactList facts={facts} />;
}
