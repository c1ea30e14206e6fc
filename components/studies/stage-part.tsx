import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { StageAnswer } from '#lib/domain/studies/controls.ts';
import { examples, percent, pointsWith } from '#lib/domain/studies/words.ts';
import { AnswerList } from './answer-list.tsx';

/** Hard problems against as many random ones. */
export function StagePart({ stage: { answer, open, comparisons } }: { stage: StageAnswer }) {
  const question = 'Would hard problems buy more than as many random ones?';
  return (
    <div className="flex flex-col gap-3">
      <AnswerList answers={[{ question, answer, open }]} />
      {comparisons.length > 0 && (
        <Table scrolls="Comparisons at equal size">
          <TableHeads texts={['Curve']} numbers={['Size', 'Hard', 'Random']} rest={['Hard − random']} />
          <TableBody>
            {comparisons.map(({ title, size, hard, random, difference }) => (
              <TableRow key={`${title} ${size}`}>
                <TableCell>{title}</TableCell>
                <TableCell data-align="right">{examples(size)}</TableCell>
                <TableCell data-align="right">{percent(hard.correct / hard.items)}</TableCell>
                <TableCell data-align="right">{percent(random.correct / random.items)}</TableCell>
                <TableCell className="whitespace-nowrap tabular-nums">{pointsWith(difference)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}
