import type { Studio } from '../generate/studio.ts';
import { at } from './figures.ts';
import type { Call } from './people.ts';

const every = 30_000;

/** Tells every half minute how long people waited in it, how far the import is, and what keeps web and database busy. */
export function tellMinutes(
  { studio, web }: { studio: Studio; web: string },
  calls: readonly Call[],
  report: (line: string) => void,
) {
  let told = 0;
  const tell = async () => {
    const since = calls.slice(told);
    told = calls.length;
    const file = await studio.ctx.db.seedImport.findFirst({ orderBy: { id: 'desc' } });
    const place = file
      ? `${file.status} ${file.phase ?? ''} ${file.rowsRead}/${file.rowsMerged}`
      : 'not there';
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => at(share, since, 'decide').toFixed(0));
    const [claim, item] = (['claim', 'item'] as const).map((kind) => at(0.95, since, kind).toFixed(0));
    report(`decisions p50 ${p50}, p95 ${p95}, p99 ${p99} ms; claims p95 ${claim}, items p95 ${item} ms`);
    report(`  import ${place}; ${await behindOf(web)}; ${await busy(studio)}`);
  };
  const timer = setInterval(() => void tell().catch((error) => report(String(error))), every);
  return { end: () => clearInterval(timer) };
}

/** How far the web server is behind with its work, by its own account. */
async function behindOf(web: string): Promise<string> {
  const text = await fetch(`${web}/api/metrics`).then((answer) => answer.text());
  const lag = /^nodejs_eventloop_lag_(?:p99|mean)_seconds[^\n]*/gm;
  return (text.match(lag) ?? ['no account']).join(', ');
}

/** What the server's processes do at this moment beside people's statements. */
async function busy({ ctx }: Studio): Promise<string> {
  const rows = await ctx.db.$queryRaw<{ what: string }[]>`
    SELECT backend_type || ' ' || coalesce(wait_event, 'runs') || ' '
           || left(regexp_replace(coalesce(query, ''), '\\s+', ' ', 'g'), 50) AS what
    FROM pg_stat_activity
    WHERE state = 'active' AND pid <> pg_backend_pid() AND application_name NOT LIKE 'corollary web%'
       OR backend_type IN ('autovacuum worker', 'parallel worker')`;
  return rows.map(({ what }) => what).join(' | ') || 'nothing';
}
