import Link from 'next/link';
import { percent, rowsOf, stratumTitle } from '#components/audits/words.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import {
  auditDimensions,
  type RulingEvidence,
  stratumProperties,
} from '#lib/domain/review/audit-plan/index.ts';

/** A ruling that rows of a version stand on, as its recipe keeps it. */
export type VersionAudit = {
  audit: string;
  name: string;
  key: string;
  dimensions: readonly string[];
  ruling: string;
  rows: number;
  isOverride: boolean;
  reason: string;
  ruledBy: string;
  ruledAt: string;
  evidence: RulingEvidence | null;
};

/** Rows of a version that nobody read one by one: which audit accepted them, and on what evidence. */
export function AuditList({ audits, home }: { audits: readonly VersionAudit[]; home: string }) {
  return (
    <ul className="flex max-w-[75ch] flex-col gap-3 text-sm">
      {audits.map((one) => (
        <li key={one.ruling}>
          <p>
            <strong className="font-medium">{rowsOf(one.rows)}</strong> were accepted as a whole by{' '}
            <Link href={`${home}/review/audits/${one.audit}`} className="text-primary hover:underline">
              {one.name}
            </Link>
            {one.isOverride && <strong className="font-medium">, against the rule</strong>}: {titleOf(one)}
          </p>
          <p className="text-muted-foreground">
            {evidenceOf(one)} {one.ruledBy}, <RelativeTime at={one.ruledAt} />.
            {one.reason && ` Reason: ${one.reason}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

const titleOf = ({ key, dimensions }: VersionAudit) =>
  stratumTitle(
    stratumProperties(key),
    auditDimensions.filter((one) => dimensions.includes(one)),
  );

function evidenceOf({ evidence }: VersionAudit): string {
  if (!evidence) return 'No look of the audit was complete.';
  const { bad, read, population, mostBad, qualityLimit } = evidence;
  return (
    `${bad} bad of ${read} read; at least ${percent(1 - mostBad / population)} of ${rowsOf(population)} are good, ` +
    `the limit was ${percent(qualityLimit)}.`
  );
}
