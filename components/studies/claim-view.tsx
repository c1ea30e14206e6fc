import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { Claim } from '#lib/domain/studies/skywork/differences.ts';
import { pointsWith } from '#lib/domain/studies/words.ts';

/** What a paper says, what its table shows cell by cell, and how that can be read. */
export function ClaimView({ claim: { title, text, columns, cells, reading } }: { claim: Claim }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">{title}</h2>
      <p className="max-w-3xl text-pretty text-sm">{text}</p>
      <Table scrolls={`${title}: the numbers`}>
        <TableHeads texts={['Benchmark', 'Base']} numbers={columns} rest={['Difference']} />
        <TableBody>
          {cells.map(({ base, test, before, after, difference }) => (
            <TableRow key={`${test} ${base}`}>
              <TableCell>{test}</TableCell>
              <TableCell className="whitespace-nowrap">{base}</TableCell>
              <TableCell data-align="right">{before.toFixed(2)}</TableCell>
              <TableCell data-align="right">{after.toFixed(2)}</TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">{pointsWith(difference)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="max-w-3xl text-pretty text-sm leading-relaxed">{reading}</p>
    </section>
  );
}
