import type { ReactNode } from 'react';
import { formatNumber, formatShare } from '#components/layout/format.ts';
import { type CorpusStatistics, tokenBounds } from '#lib/domain/corpus/statistics.ts';
import { BarTable } from './bar-table.tsx';
import { OriginTable } from './origin-table.tsx';

const lengthNames = [
  ...tokenBounds.map((bound, at) => {
    const from = at === 0 ? 0 : (tokenBounds[at - 1] ?? 0) + 1;
    return `${formatNumber(from)}–${formatNumber(bound)}`;
  }),
  `over ${formatNumber(tokenBounds.at(-1) ?? 0)}`,
];

/** What a corpus is made of: lengths, levels, subjects, methods and sources. */
export function CorpusStatisticsView({ of }: { of: CorpusStatistics }) {
  const { lengths, levels, subjects, rows } = of;
  const approximate = of.sampled !== null;
  const counted = rows - lengths.uncounted;
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <Part title="How long are they?" note={lengthNote(of, counted)}>
        <BarTable
          title="Tokens"
          total={counted}
          approximate={approximate}
          rows={lengths.bars.map((known, at) => ({ label: lengthNames[at] ?? '', known }))}
        />
      </Part>
      <Part title="How hard are they?" note={missing(of.noLevel, rows, 'level')}>
        <BarTable
          title="Level"
          total={rows}
          approximate={approximate}
          split
          rows={levels.map(({ level, ...count }) => ({ label: String(level), ...count }))}
        />
      </Part>
      <Part title="What are they about?" note={missing(of.noSubject, rows, 'subject')}>
        <BarTable
          title="Subject"
          total={rows}
          approximate={approximate}
          split
          rows={shortened(subjects).map(({ subject, ...count }) => ({ label: subject, ...count }))}
        />
      </Part>
      <Part title="Where do they come from?" note="Methods and data sets in their own words">
        <OriginTable rows={of.origins} total={rows} approximate={approximate} />
      </Part>
    </div>
  );
}

function Part({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="text-muted-foreground text-sm">{note}</p>
      {children}
    </section>
  );
}

function lengthNote({ lengths }: CorpusStatistics, counted: number): string {
  const share = (part: number) => (counted > 0 ? formatShare(part / counted) : '—');
  const open = lengths.uncounted > 0 ? `; ${formatNumber(lengths.uncounted)} not counted yet` : '';
  if (counted === 0) return 'No tokens are counted yet: estimate to count them';
  const mean = lengths.mean === null ? '' : `${formatNumber(lengths.mean, 0)} tokens on average, `;
  return `${mean}${share(lengths.over512)} over 512, ${share(lengths.over2048)} over 2,048${open}. A BPE model needs 1.1 to 1.5 times as many.`;
}

function missing(count: number, rows: number, what: string): string {
  if (count === 0) return `Every one has a ${what}, known or estimated`;
  return `${formatNumber(count)} (${formatShare(count / Math.max(1, rows))}) have no ${what}, not even an estimated one`;
}

const mostSubjects = 20;

/** The rare ones as one row. */
function shortened(subjects: CorpusStatistics['subjects']) {
  if (subjects.length <= mostSubjects) return subjects;
  const rest = subjects.slice(mostSubjects - 1);
  const sum = (of: 'known' | 'estimated') => rest.reduce((all, one) => all + one[of], 0);
  const others = { subject: `${rest.length} others`, known: sum('known'), estimated: sum('estimated') };
  return [...subjects.slice(0, mostSubjects - 1), others];
}
