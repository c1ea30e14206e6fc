import Link from 'next/link';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { TracedAudit } from './trace-types.ts';

/** Audits that drew the variant to be read, or decided it with its whole stratum. */
export function AuditMarks({ audits, home }: { audits: readonly TracedAudit[]; home: string }) {
  return (
    <ul className="flex max-w-[75ch] flex-col gap-2 text-sm">
      {audits.map((one) => (
        <li key={`${one.audit.id} ${one.kind} ${one.at}`}>
          <p className={one.undoneAt ? 'line-through' : undefined}>
            {one.kind === 'drawn'
              ? 'Drawn to be read in '
              : `${verdicts[one.ruling ?? 'accepted']} as a whole by `}
            <Link href={`${home}/review/audits/${one.audit.id}`} className="text-primary hover:underline">
              {one.audit.name}
            </Link>
            {one.isOverride && <strong className="font-medium">, against the rule</strong>}
          </p>
          {one.at && (
            <p className="text-muted-foreground">
              {one.by}, <RelativeTime at={one.at} />
              {one.reason && `: ${one.reason}`}
              {one.undoneAt && ' · taken back'}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

const verdicts = { accepted: 'Accepted', rejected: 'Rejected' };
