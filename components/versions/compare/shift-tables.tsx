import { NumberValue } from '#components/layout/number-value.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { methodTitle } from '../method-title.ts';
import { byField, type MixGroup } from '../mix.ts';

type Side = {
  name: string;
  rowCount: number;
  mix: readonly MixGroup[];
  over: { 512: number; 2048: number } | null;
};

type Line = { name: string; before: number; after: number };

/** Shares of both versions side by side: by method, subject and level, and of long rows. */
export function ShiftTables({ from, to }: { from: Side; to: Side }) {
  const heads = [from.name, to.name, 'Shift'];
  const lengths = from.over &&
    to.over && [
      { name: '512 tokens and more', before: from.over[512], after: to.over[512] },
      { name: '2,048 tokens and more', before: from.over[2048], after: to.over[2048] },
    ];
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <Shift title="Method" heads={heads} lines={linesOf(from, to, 'method', methodTitle)} />
      <Shift title="Subject" heads={heads} lines={linesOf(from, to, 'subject', (value) => value)} />
      <Shift title="Level" heads={heads} lines={linesOf(from, to, 'level', (value) => `Level ${value}`)} />
      {lengths && <Shift title="Length" heads={heads} lines={lengths} />}
    </div>
  );
}

function linesOf(
  from: Side,
  to: Side,
  field: 'method' | 'subject' | 'level',
  title: (value: string) => string,
): Line[] {
  const shares = ({ mix, rowCount }: Side) =>
    new Map(byField(mix, field).map(({ value, rows }) => [value, rowCount === 0 ? 0 : rows / rowCount]));
  const [before, after] = [shares(from), shares(to)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((value) => ({
      name: value === null ? 'None' : title(String(value)),
      before: before.get(value) ?? 0,
      after: after.get(value) ?? 0,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

function Shift({ title, heads, lines }: { title: string; heads: string[]; lines: readonly Line[] }) {
  return (
    <Table aria-label={`Shift by ${title.toLowerCase()}`}>
      <TableHeads texts={[title]} numbers={heads} />
      <TableBody>
        {lines.map(({ name, before, after }) => (
          <TableRow key={name}>
            <TableCell>{name}</TableCell>
            {[before, after].map((value, at) => (
              <TableCell key={heads[at]} data-align="right">
                <NumberValue value={value} as="share" />
              </TableCell>
            ))}
            <TableCell data-align="right" className="tabular-nums">
              {signed(after - before)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const signed = (shift: number) =>
  Math.abs(shift) < 0.0005 ? '0' : `${shift > 0 ? '+' : '−'}${(Math.abs(shift) * 100).toFixed(1)} points`;
