import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { lawTitle } from '#lib/domain/studies/answers.ts';
import { examples, percent, points, refusalWords } from '#lib/domain/studies/words.ts';
import { type CurveFit, type LawOutcome, lawOf, type ParameterEstimate } from '#lib/math/scaling/index.ts';

const reasons = {
  only: 'It is the only law that the points identify.',
  'held-out': 'It predicted the held-out largest size best.',
  aicc: 'It has the least AICc among those whose errors on the held-out size cannot be told apart.',
  'fewest-parameters':
    'It has the fewest parameters among those whose errors on the held-out size cannot be told apart.',
};

/** Every law with its parameters, its error on the held-out size, and why it is refused or chosen. */
export function LawTable({ fit }: { fit: CurveFit }) {
  return (
    <div className="flex flex-col gap-2">
      <Table scrolls="Table of laws">
        <TableHeads
          texts={['Law', 'Parameters (95 % interval)']}
          numbers={['Held-out error', 'AICc', 'Dispersion']}
        />
        <TableBody>
          {fit.laws.map((law) => (
            <LawRow key={law.law} law={law} chosen={fit.choice?.law === law.law} />
          ))}
        </TableBody>
      </Table>
      <p className="max-w-3xl text-pretty text-muted-foreground text-xs">
        {fit.choice && `${lawTitle(fit.choice.law)}: ${reasons[fit.choice.by]} `}
        {fit.intervals === 'bootstrap'
          ? 'Intervals are bootstrapped over items and seeds.'
          : 'Intervals are profiles of the likelihood: only counts or weights are known.'}{' '}
        n₀ is the largest size. A dispersion over 1 says by how much the points vary more than their items
        explain; intervals are widened by it.
      </p>
    </div>
  );
}

function LawRow({ law, chosen }: { law: LawOutcome; chosen: boolean }) {
  const { refusal, parameters, heldOut, aicc, dispersion } = law;
  return (
    <TableRow className="align-top">
      <TableCell className="whitespace-nowrap">
        {lawTitle(law.law)} {chosen && <Badge variant="info">relied on</Badge>}
        <p className="text-muted-foreground text-xs">{lawOf(law.law).formula}</p>
      </TableCell>
      <TableCell className="min-w-72">
        {refusal && <p className="text-pretty text-sm">Refused. {refusalWords(refusal)}</p>}
        {!refusal && (
          <ul className="tabular-nums">
            {parameters.map((one) => (
              <li key={one.parameter.id}>{estimateWords(one)}</li>
            ))}
          </ul>
        )}
      </TableCell>
      <TableCell data-align="right">{heldOut ? `${points(heldOut.error)} points` : '—'}</TableCell>
      <TableCell data-align="right">{aicc === null ? '—' : aicc.toFixed(1)}</TableCell>
      <TableCell data-align="right">{parameters.length === 0 ? '—' : dispersion.toFixed(2)}</TableCell>
    </TableRow>
  );
}

function estimateWords({ parameter, value, interval }: ParameterEstimate): string {
  const word = (number: number) => {
    if (parameter.unit === 'examples') return examples(number);
    return parameter.unit === 'accuracy' ? percent(number) : number.toPrecision(3);
  };
  const { low, high, open } = interval;
  const range = `${open.low ? 'unbounded' : word(low)} to ${open.high ? 'unbounded' : word(high)}`;
  return `${parameter.title} ${word(value)} (${range})`;
}
