import { type Metric, metric } from '../metrics.ts';
import type { watchMemory } from './memory.ts';
import type { Call } from './people.ts';

const isGood = ({ status }: Call) => status >= 200 && status < 300;
const isShed = ({ status }: Call) => status === 429;

/** The quantile of the good calls of a kind, in ms. */
export function at(share: number, calls: readonly Call[], kind: Call['kind']): number {
  const times = calls.flatMap((call) => (call.kind === kind && isGood(call) ? [call.ms] : []));
  times.sort((one, other) => one - other);
  return times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
}

type Day = {
  calls: readonly Call[];
  used: ReturnType<ReturnType<typeof watchMemory>['end']>;
  file: Record<string, unknown>;
  batch: Record<string, unknown>;
  exports: number;
  /** Rows of the file that was sent. */
  sent: number;
  seconds: number;
  /** Whether the memory had the time to show what it does. */
  isLong: boolean;
};

/** The figures of a day with the usual number of people. */
export function dayMetrics({ calls, used, file, batch, exports, sent, seconds, isLong }: Day): Metric[] {
  const decided = calls.filter((call) => call.kind === 'decide' && isGood(call)).length;
  const { done = 0, failed = 0 } = (batch.counts ?? {}) as { done?: number; failed?: number };
  const rows = Number(file.rowsRead ?? file.rowsStaged ?? 0);
  return [
    metric('decisions', decided / seconds, '1/s'),
    metric('errors of people', calls.filter((call) => !isGood(call)).length, '', { most: 0 }),
    metric('decision, p50', at(0.5, calls, 'decide'), 'ms'),
    metric('decision, p95', at(0.95, calls, 'decide'), 'ms', { most: 250 }),
    metric('decision, p99', at(0.99, calls, 'decide'), 'ms'),
    metric('claim of the next item, p95', at(0.95, calls, 'claim'), 'ms'),
    metric('the item with all that is shown beside it, p95', at(0.95, calls, 'item'), 'ms'),
    metric(`import: rows read, now ${file.status}`, rows, 'rows'),
    metric('import: rows that did not arrive', file.status === 'done' ? sent - rows : 0, 'rows', { most: 0 }),
    metric('generation: requests done', done / seconds, '1/s'),
    metric('generation: requests failed', failed, '', { most: 0 }),
    metric('exports of the version', exports, '', { least: 1 }),
    ...used.flatMap(({ name, early, late, growth }) => [
      metric(`${name}: memory, most in the first half`, early, 'MiB'),
      metric(`${name}: memory, most in the second half`, late, 'MiB', {
        floor: early,
        ...(isLong && { most: 1.1 * early }),
      }),
      metric(`${name}: growth in the second half`, growth, 'MiB/min'),
    ]),
  ];
}

type Crowd = { crowd: readonly Call[]; after: readonly Call[]; isSame: boolean; seconds: number };

/** The figures of ten times the people, and of the usual number after them. */
export function crowdMetrics({ crowd, after, isSame, seconds }: Crowd): Metric[] {
  const shed = crowd.filter(isShed).length;
  const wrong = crowd.filter((call) => !isGood(call) && !isShed(call)).length;
  const decided = crowd.filter((call) => call.kind === 'decide' && isGood(call)).length;
  return [
    metric('ten times the people: calls', crowd.length / seconds, '1/s'),
    metric('ten times the people: told to come back', shed / Math.max(1, crowd.length), 'share'),
    metric('ten times the people: decisions', decided / seconds, '1/s'),
    metric('ten times the people: decision, p95 of those let in', at(0.95, crowd, 'decide'), 'ms'),
    metric('ten times the people: other errors', wrong, '', { most: 0 }),
    metric('ten times the people: processes that ended', isSame ? 0 : 1, '', { most: 0 }),
    metric('afterwards: errors and refusals', after.filter((call) => !isGood(call)).length, '', { most: 0 }),
    metric('afterwards: decision, p95', at(0.95, after, 'decide'), 'ms', { most: 250 }),
  ];
}
