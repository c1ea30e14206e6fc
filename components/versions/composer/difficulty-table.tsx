import { formatNumber, formatShare } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { DifficultyShift, LevelShift } from '#lib/domain/versions/difficulty-shift.ts';

/** Levels of the chosen rows beside those of a random choice of as many: the paper's warning about filters. */
export function DifficultyTable({ shift }: { shift: DifficultyShift }) {
  const { levels, mean, known, estimated, unknown, sentence } = shift;
  const most = Math.max(...levels.flatMap(({ here, random }) => [here, random]));
  return (
    <div className="flex flex-col gap-2">
      <p className="text-pretty text-sm">{sentence}</p>
      <Table
        aria-label="Rows by difficulty, here and in a random choice of the same size"
        className="max-w-3xl"
      >
        <TableHeads texts={['Level', '']} numbers={['Here', 'Random choice', 'Difference']} />
        <TableBody>
          {levels.map((one) => (
            <TableRow key={one.level}>
              <TableCell>{one.level}</TableCell>
              <TableCell className="w-2/5 min-w-24">
                <Bars one={one} most={most} />
              </TableCell>
              <TableCell data-align="right" className="whitespace-nowrap">
                {formatShare(one.here)}
              </TableCell>
              <TableCell data-align="right" className="whitespace-nowrap">
                {formatShare(one.random)}
                {one.deviation >= 0.0005 && (
                  <span className="text-muted-foreground"> ± {formatNumber(196 * one.deviation, 1)}</span>
                )}
              </TableCell>
              <TableCell data-align="right">{points(one.difference)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="text-pretty text-muted-foreground text-xs tabular-nums">
        Mean level {formatNumber(mean.here)} here, {formatNumber(mean.random)} in a random choice from all
        variants of the project, whatever was decided of them.
        {estimated > 0 && ` ≈ ${formatShare(estimated / known)} of these rows have an estimated level only.`}
        {unknown > 0 && ` ${formatNumber(unknown)} rows have no level and no estimate.`}
      </p>
    </div>
  );
}

/** The dark bar is the choice, the pale one the random choice. The numbers stand beside them. */
function Bars({ one: { here, random }, most }: { one: LevelShift; most: number }) {
  const width = (share: number) => `${(100 * share) / most}%`;
  return (
    <div aria-hidden="true" className="flex flex-col gap-0.5">
      <div className="h-2 rounded-sm bg-primary" style={{ width: width(here) }} />
      <div className="h-2 rounded-sm bg-input-strong" style={{ width: width(random) }} />
    </div>
  );
}

/** 0.031 as "+3.1 points". */
function points(difference: number): string {
  const rounded = Math.round(difference * 1000) / 10;
  if (rounded === 0) return '0';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded).toFixed(1)}`;
}
