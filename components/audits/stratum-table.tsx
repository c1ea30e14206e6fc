import { formatNumber } from '#components/layout/format.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { Dimension, Stratum } from './audit-types.ts';
import { type RulingActions, RulingButtons } from './ruling-buttons.tsx';
import { percent, stateOf, stratumTitle, type Tone } from './words.ts';

const badges: Record<Tone, 'success' | 'danger' | 'outline' | 'warning'> = {
  good: 'success',
  bad: 'danger',
  open: 'outline',
  unsure: 'warning',
};

type Props = {
  strata: readonly Stratum[];
  dimensions: readonly Dimension[];
  /** Null for who may not rule. */
  actions: RulingActions | null;
};

/** The same strata in numbers: what was read at which look, what it says, and what a lead may do. */
export function StratumTable({ strata, dimensions, actions }: Props) {
  const cell = 'whitespace-nowrap text-right align-top tabular-nums';
  return (
    <Table aria-label="Strata">
      <TableHeads
        texts={['Stratum', 'State']}
        numbers={['Rows', 'Read', 'Bad', 'Look', 'Good at least … at most', 'So far, and Wilson']}
        acts="Ruling"
      />
      <TableBody>
        {strata.map((one) => {
          const { words, tone } = stateOf(one);
          const title = stratumTitle(one, dimensions);
          const done = one.looks.filter(({ bad }) => bad !== null).length;
          return (
            <TableRow key={one.key}>
              <TableCell className="max-w-72 whitespace-normal align-top font-medium">{title}</TableCell>
              <TableCell className="align-top">
                <Badge variant={badges[tone]}>{words}</Badge>
                <Standing of={one} />
              </TableCell>
              <TableCell className={cell}>
                {formatNumber(one.population)}
                {one.removed > 0 && <Small>{formatNumber(one.removed)} are gone</Small>}
              </TableCell>
              <TableCell className={cell}>
                {formatNumber(one.read)} of {formatNumber(one.sizes.at(-1) ?? 0)}
              </TableCell>
              <TableCell className={cell}>
                {formatNumber(one.bad)}
                {one.gone > 0 && <Small>{formatNumber(one.gone)} gone</Small>}
              </TableCell>
              <TableCell className={cell}>
                {done} of {one.looks.length}
              </TableCell>
              <TableCell className={cell}>
                {one.interval ? `${percent(one.interval.low)} … ${percent(one.interval.high)}` : '—'}
              </TableCell>
              <TableCell className={cell}>
                {one.soFar ? percent(one.soFar.share) : '—'}
                {one.soFar && (
                  <Small>
                    {percent(one.soFar.low)} … {percent(one.soFar.high)}
                  </Small>
                )}
              </TableCell>
              <TableCell className="text-right align-top">
                {actions && <RulingButtons stratum={one} title={title} actions={actions} />}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

const Small = ({ children }: { children: React.ReactNode }) => (
  <p className="text-muted-foreground text-xs">{children}</p>
);

/** Says where an edit or an undo took the ground of a ruling away. */
function Standing({ of: { standing, unread } }: { of: Stratum }) {
  return (
    <>
      {standing === 'contradicted' && (
        <p className="mt-1 text-danger text-xs">What was read since speaks against the ruling.</p>
      )}
      {standing === 'incomplete' && (
        <p className="mt-1 text-warning text-xs">A row that the ruling rests on waits again.</p>
      )}
      {unread > 0 && (
        <p className="mt-1 text-warning text-xs">{formatNumber(unread)} drawn rows were decided unread.</p>
      )}
    </>
  );
}
