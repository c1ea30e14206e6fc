import Link from 'next/link';
import { Part } from '#components/versions/part.tsx';
import type { Report } from '#lib/domain/evaluate/report.ts';
import { AtKTable } from './at-k-table.tsx';
import { BreakdownTable } from './breakdown-table.tsx';
import { FamilyTable } from './family-table.tsx';
import { GraderTable, type GraderWords } from './grader-table.tsx';
import { ReportFacts } from './report-facts.tsx';

type Props = {
  report: Report;
  graders: readonly GraderWords[];
  home: string;
  disputes: readonly { dispute: string; replies: number }[];
  /** Whether people's rulings count in the tables below the first. */
  rulings: boolean;
};

/** What graders say of an evaluation, from the whole to groups of problems. */
export function ReportView({ report, graders, home, disputes, rulings }: Props) {
  const replies = `${home}/replies`;
  const several = report.graders.some(({ atK }) => atK.length > 0);
  const families = report.graders.some((row) => row.families !== null);
  return (
    <>
      <ReportFacts report={report} replies={replies} disputes={disputes} home={home} />
      <Part title="Accuracy by grader, with 95 % intervals">
        <GraderTable report={report} graders={graders} replies={replies} />
      </Part>
      {report.ruled > 0 && <RulingSwitch home={home} rulings={rulings} />}
      {several && (
        <Part title="Several samples">
          <AtKTable reports={report.graders} graders={graders} />
        </Part>
      )}
      {families && (
        <Part title="Families">
          <FamilyTable reports={report.graders} graders={graders} />
        </Part>
      )}
      {report.breakdowns.map((breakdown) => (
        <Part key={breakdown.by} title={`By ${breakdown.title.toLowerCase()}`}>
          <BreakdownTable breakdown={breakdown} graders={graders} />
        </Part>
      ))}
    </>
  );
}

function RulingSwitch({ home, rulings }: { home: string; rulings: boolean }) {
  return (
    <p className="text-muted-foreground text-sm">
      {rulings ? 'Below, people’s rulings count in place of grades. ' : 'Below, grades alone count. '}
      <Link
        href={rulings ? `${home}?rulings=false` : home}
        scroll={false}
        className="rounded-sm underline underline-offset-2"
      >
        {rulings ? 'Show grades alone' : 'Let rulings count'}
      </Link>
    </p>
  );
}
