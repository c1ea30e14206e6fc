import { timed } from '../corpus/times.ts';
import { type Metric, metric } from '../metrics.ts';
import { caller } from './annotators.ts';

/** First pages of the variants list, as a person filters it. */
const filters = [
  {},
  { status: 'pending' },
  { status: 'accepted' },
  { method: 'MATH_Rephrased' },
  { status: 'pending', method: 'MATH_FOBAR', level: '5' },
  { subject: 'Algebra', sort: '-level' },
  { status: 'rejected', subject: 'Geometry', sort: '-tokens' },
  { checks: 'failed' },
  { checks: 'passed', level: '3', sort: '-seq' },
  { text: 'number' },
] as const;

const rounds = 20;

/** Over HTTP, one person alone. */
export async function measureTables(web: string, token: string, project: string): Promise<Metric[]> {
  const call = caller(web, token);
  const metrics: Metric[] = [];
  for (const filter of filters) {
    const query = new URLSearchParams({ project, limit: '50', ...filter }).toString();
    const { p50, p95 } = await timed(rounds, async () => {
      await call('GET', `/generate/variants?${query}`);
    });
    const name = Object.values(filter).join(', ') || 'all';
    metrics.push(metric(`first page, ${name}: p50`, p50, 'ms'));
    // A filter is answered by an index of its own; words are searched for, and have the time of a search.
    const most = 'text' in filter ? 300 : 150;
    metrics.push(metric(`first page, ${name}: p95`, p95, 'ms', { most }));
  }
  return metrics;
}
