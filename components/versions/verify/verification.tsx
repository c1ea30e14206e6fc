import { CircleCheckIcon, TriangleAlertIcon } from 'lucide-react';
import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { Verified } from '#lib/domain/versions/verified.ts';

export type VerificationMark = Verified & { id: string; at: Date | string; by: string };

/** What a version was found to be when it was hashed again, when and for whom. */
export function Verification({ mark }: { mark: VerificationMark }) {
  return (
    <div className="flex flex-col gap-1 text-sm">
      {mark.intact ? <Intact mark={mark} /> : <Changed mark={mark} />}
      <p className="text-muted-foreground">
        Verified by {mark.by}, <RelativeTime at={mark.at} />
      </p>
    </div>
  );
}

function Intact({ mark: { rows, derived } }: { mark: VerificationMark }) {
  return (
    <p className="flex items-center gap-1.5 text-success">
      <CircleCheckIcon className="size-4 shrink-0" aria-hidden="true" /> Intact: {formatNumber(rows)} rows
      give the content hash
      {derived > 0 && `, ${formatNumber(derived)} could be derived from their revisions again`}.
    </p>
  );
}

function Changed({ mark: { rows, found, faults } }: { mark: VerificationMark }) {
  return (
    <div className="flex gap-1.5 text-danger">
      <TriangleAlertIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div>
        Changed: {formatNumber(rows)} rows give <code className="break-all text-xs">{found}</code>. Somebody
        wrote to the database or the storage behind the studio; restore it from a backup.
        {faults.length > 0 && (
          <ul className="mt-1 list-disc pl-5">
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.position} ${fault.message}`} className="break-words">
                {fault.message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
