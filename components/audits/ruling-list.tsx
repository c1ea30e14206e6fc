import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { Dimension, Ruling, Stratum } from './audit-types.ts';
import { RulingProgress } from './ruling-progress.tsx';
import { percent, rowsOf, stratumTitle } from './words.ts';

type Line = { project: string; title: string; population: number; ruling: Ruling };

const isMoving = ({ status }: Ruling) => status === 'applying' || status === 'undoing';

/** Every ruling of an audit with its evidence, the newest first; those under way with how far they are. */
export function RulingList({
  project,
  strata,
  dimensions,
}: {
  project: string;
  strata: readonly Stratum[];
  dimensions: readonly Dimension[];
}) {
  const lines = strata
    .flatMap((one): Line[] => {
      const own = one.ruling ? [one.ruling, ...one.undone] : [...one.undone];
      return own.map((ruling) => ({
        project,
        ruling,
        title: stratumTitle(one, dimensions),
        population: one.population,
      }));
    })
    .sort((one, other) => new Date(other.ruling.at).getTime() - new Date(one.ruling.at).getTime());
  if (lines.length === 0) {
    return <p className="text-muted-foreground text-sm">Nothing is ruled on yet.</p>;
  }
  return (
    <ul className="flex max-w-3xl flex-col divide-y divide-border">
      {lines.map((line) => (
        <li key={line.ruling.id} className="py-3 text-sm">
          <RulingText {...line} />
        </li>
      ))}
    </ul>
  );
}

function RulingText({ project, title, population, ruling }: Line) {
  return (
    <>
      <p className="font-medium">
        {title}: {ruling.ruling}
        {ruling.isOverride && ', against the rule'}
        {ruling.undoneAt !== null && ', taken back'}
      </p>
      <p className="text-muted-foreground">
        {ruling.actorLabel}, <RelativeTime at={ruling.at} />. {evidenceWords(ruling)}
        {ruling.reason && ` Reason: ${ruling.reason}`}
      </p>
      {ruling.undoneAt !== null && (
        <p className="text-muted-foreground">
          Taken back by {ruling.undoneLabel}, <RelativeTime at={ruling.undoneAt} />; {rowsOf(ruling.restored)}{' '}
          wait again.{ruling.undoReason && ` Reason: ${ruling.undoReason}`}
        </p>
      )}
      {isMoving(ruling) ? (
        <RulingProgress {...{ project, population, ruling }} />
      ) : (
        ruling.undoneAt === null && (
          <p className="text-muted-foreground">{rowsOf(ruling.decided)} decided by it.</p>
        )
      )}
    </>
  );
}

function evidenceWords({ evidence }: Ruling): string {
  if (!evidence) return 'No look was complete.';
  const { look, looks, read, bad, gone, population, mostBad, fewestBad, qualityLimit } = evidence;
  const missing = gone > 0 ? `, ${formatNumber(gone)} gone` : '';
  return (
    `Look ${look + 1} of ${looks}: ${formatNumber(bad)} bad of ${formatNumber(read)} read${missing}; ` +
    `of ${formatNumber(population)} rows between ${formatNumber(fewestBad)} and ${formatNumber(mostBad)} are bad, ` +
    `limit ${percent(qualityLimit)}.`
  );
}
