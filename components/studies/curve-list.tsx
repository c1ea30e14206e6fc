import Link from 'next/link';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { chosenLaw, lawTitle } from '#lib/domain/studies/answers.ts';
import { examples, percent, points, pointsRange, refusalWords } from '#lib/domain/studies/words.ts';
import type { CurveFit } from '#lib/math/scaling/index.ts';
import type { ShownCurve } from './chart/curve-data.ts';

/** Every curve of a study with the law that is relied on and what a doubling buys; the one shown is marked. */
export function CurveList({
  curves,
  shown,
  hrefOf,
}: {
  curves: readonly ShownCurve[];
  shown: number;
  hrefOf: (at: number) => string;
}) {
  return (
    <Table scrolls="Curves">
      <TableHeads
        texts={['Curve']}
        numbers={['Sizes', 'Largest', 'Accuracy there']}
        rest={['Law', 'Next doubling']}
      />
      <TableBody>
        {curves.map((curve, at) => {
          const measured = curve.points.toSorted((one, other) => one.size - other.size).at(-1);
          return (
            <TableRow key={curve.title} data-state={at === shown ? 'selected' : undefined}>
              <TableCell className="whitespace-nowrap">
                <Link
                  href={hrefOf(at)}
                  aria-current={at === shown ? 'true' : undefined}
                  className="font-medium hover:underline"
                >
                  {curve.title}
                </Link>
              </TableCell>
              <TableCell data-align="right">{new Set(curve.points.map(({ size }) => size)).size}</TableCell>
              <TableCell data-align="right">{measured ? examples(measured.size) : '—'}</TableCell>
              <TableCell data-align="right">{measured ? percent(measured.accuracy) : '—'}</TableCell>
              <LawCells fit={curve.fit} />
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

function LawCells({ fit }: { fit: CurveFit | null }) {
  const law = fit ? chosenLaw(fit) : null;
  const gain = law?.nextDoubling?.gain;
  if (law && gain) {
    return (
      <>
        <TableCell className="whitespace-nowrap">{lawTitle(law.law)}</TableCell>
        <TableCell className="whitespace-nowrap tabular-nums">
          {points(gain.value)} ({pointsRange(gain)})
        </TableCell>
      </>
    );
  }
  const refusal = fit?.laws.at(-1)?.refusal;
  return (
    <TableCell colSpan={2} className="min-w-64 text-muted-foreground">
      {refusal ? `None. ${refusalWords(refusal)}` : 'Not fitted yet.'}
    </TableCell>
  );
}
