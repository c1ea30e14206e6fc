import Link from 'next/link';
import { formatNumber } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';

const outcomes = ['passed', 'undecided', 'failed', 'skipped'] as const;
type Outcome = (typeof outcomes)[number];

export type RuleCounts = { rule: string; title: string; description: string } & Record<Outcome, number>;

const colours: Record<Outcome, string> = {
  passed: 'text-success',
  undecided: 'text-warning',
  failed: 'text-danger',
  skipped: 'text-muted-foreground',
};

/** What each rule says, counted; every number leads to its variants. */
export function RuleTable({
  rules,
  chosen,
  home,
}: {
  rules: readonly RuleCounts[];
  chosen: string;
  home: string;
}) {
  return (
    <Table>
      <TableHeads texts={['Rule']} numbers={outcomes} />
      <TableBody>
        {rules.map((rule) => (
          <TableRow
            key={rule.rule}
            data-state={
              outcomes.some((outcome) => chosen === `${rule.rule} ${outcome}`) ? 'selected' : undefined
            }
          >
            <TableCell>
              <p className="font-medium">{rule.title}</p>
              <p className="hidden text-muted-foreground text-xs sm:block">{rule.description}</p>
            </TableCell>
            {outcomes.map((outcome) => (
              <TableCell key={outcome} data-align="right" className="text-right tabular-nums">
                <Count
                  value={rule[outcome]}
                  className={colours[outcome]}
                  href={`${home}/check?rule=${encodeURIComponent(rule.rule)}&outcome=${outcome}`}
                  current={chosen === `${rule.rule} ${outcome}`}
                />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

type CountProps = { value: number; href: string; className: string; current: boolean };

function Count({ value, href, className, current }: CountProps) {
  if (value === 0) return <span className="text-muted-foreground">0</span>;
  const look = `rounded-sm hover:underline ${className} ${current ? 'font-semibold underline' : ''}`;
  return (
    <Link href={href} className={look} aria-current={current ? 'true' : undefined}>
      {formatNumber(value)}
    </Link>
  );
}
