/**
 * Does an audit keep its promises although people watch? Populations of known truth are planned, drawn and read to the
 * end, with a ruling asked for after every part that is read:
 *
 *   npm run bench -- audit-plan [--populations 2000] [--json]
 *
 * A stratum is bad when its true accept rate is under the quality limit. "Just bad": by a single row, the hardest case.
 */
import { parseArgs } from 'node:util';
import { type Outcome, simulateOne } from './audit-plan/simulate.ts';
import { metric, printMetrics } from './metrics.ts';

const { values } = parseArgs({
  options: { populations: { type: 'string', default: '2000' }, json: { type: 'boolean', default: false } },
});
const count = Number(values.populations);
if (!Number.isInteger(count) || count < 1) {
  console.error('--populations takes a whole number from 1.');
  process.exit(2);
}

const start = performance.now();
const outcomes = Array.from({ length: count }, (_, index) => simulateOne(index));
const seconds = (performance.now() - start) / 1000;

const share = <Item>(items: readonly Item[], is: (item: Item) => boolean) =>
  items.length === 0 ? 0 : items.filter(is).length / items.length;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
const p95 = (numbers: readonly number[]) =>
  numbers.toSorted((one, other) => one - other)[Math.floor(0.95 * numbers.length)]!;

const strata = outcomes.flatMap((outcome) => outcome.strata);
const bad = strata.filter(({ isBad }) => isBad);
const good = strata.filter(({ isBad }) => !isBad);
const withBad = outcomes.filter((outcome) => outcome.strata.some(({ isBad }) => isBad));
const withGood = outcomes.filter((outcome) => outcome.strata.some(({ isBad }) => !isBad));
const justBad = outcomes
  .filter(({ population }) => /just bad|one stratum/.test(population.shape))
  .filter((outcome) => withBad.includes(outcome));
const anyWronglyAccepted = (outcome: Outcome) =>
  outcome.strata.some(({ isBad, ruling }) => isBad && ruling === 'accepted');
const anyWronglyRejected = (outcome: Outcome) =>
  outcome.strata.some(({ isBad, ruling }) => !isBad && ruling === 'rejected');

printMetrics(
  [
    metric('populations', count, 'populations'),
    metric('strata', strata.length, 'strata'),
    metric('bad strata', bad.length, 'strata'),
    metric(
      'bad strata accepted',
      share(bad, ({ ruling }) => ruling === 'accepted'),
      'share',
      { most: 0.05 },
    ),
    metric('populations with a bad stratum accepted', share(withBad, anyWronglyAccepted), 'share', {
      most: 0.05,
    }),
    metric('… of those bad by one row everywhere', share(justBad, anyWronglyAccepted), 'share', {
      most: 0.05,
    }),
    metric(
      '… watching each row, no plan',
      share(withBad, ({ strata: own }) =>
        own.some(({ isBad, acceptedUnadjusted }) => isBad && acceptedUnadjusted),
      ),
      'share',
    ),
    metric('populations with a good stratum rejected', share(withGood, anyWronglyRejected), 'share', {
      most: 0.05,
    }),
    metric(
      'rulings between looks',
      outcomes.reduce((sum, { ruledBetweenLooks }) => sum + ruledBetweenLooks, 0),
      'rulings',
      { most: 0 },
    ),
    metric(
      'good strata accepted',
      share(good, ({ ruling }) => ruling === 'accepted'),
      'share',
    ),
    metric(
      'interval holds the truth, stopped early',
      share(outcomes, ({ covered }) => covered.atEnd),
      'share',
      { least: 0.95 },
    ),
    metric(
      'interval holds the truth at every look',
      share(outcomes, ({ covered }) => covered.atEveryLook),
      'share',
      { least: 0.95 },
    ),
    metric('bias of the rate, stopped early', mean(outcomes.map(({ deviation }) => deviation)), 'share'),
    metric('half-width when stopped, mean', mean(outcomes.map(({ halfWidth }) => halfWidth)), 'share'),
    metric('rows read of the population', mean(outcomes.map(({ read, rows }) => read / rows)), 'mean share'),
    metric(
      'rows read of a plan with one look',
      mean(outcomes.map(({ read, fixed }) => read / fixed)),
      'mean share',
    ),
    metric(
      '… where every stratum is good',
      mean(
        outcomes
          .filter(({ population }) => population.shape === 'good')
          .map(({ read, fixed }) => read / fixed),
      ),
      'mean share',
    ),
    metric('plan p95', p95(outcomes.map(({ planMs }) => planMs)), 'ms'),
    metric('ruling on all strata p95', p95(outcomes.map(({ rulingMs }) => rulingMs)), 'ms'),
    metric('runtime', seconds, 's'),
  ],
  values.json,
);
