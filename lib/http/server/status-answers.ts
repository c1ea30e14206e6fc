import { migrationNames } from '#lib/db/migration-names.ts';
import { env } from '#lib/env.ts';
import { processMetrics } from '#lib/observe/metrics.ts';
import { currentScope } from '#lib/observe/scope.ts';
import { checkReadiness } from '#lib/services/health/check-readiness.ts';
import { readWorkings } from '#lib/services/health/read-workings.ts';
import { resources } from '../resources.ts';
import { mayReadMetrics } from './metrics-access.ts';
import { metricsText } from './metrics-text.ts';

const headers = { 'Cache-Control': 'no-store' };
const now = () => new Date();

/** 200 when database, migrations and worker are all as they must be, else 503 with what is not. */
export async function readyAnswer(): Promise<Response> {
  const { db } = (await resources()).connection;
  const state = await checkReadiness({ db, now, known: migrationNames(env().STUDIO_ROOT) });
  return Response.json(state, { status: state.ready ? 200 : 503, headers });
}

/** The counts of this process and of all workers, for those who may read them. */
export async function metricsAnswer(request: Request): Promise<Response> {
  const { METRICS_TOKEN: token, NEXTAUTH_URL } = env();
  const rules = { token, behindProxy: NEXTAUTH_URL !== undefined };
  if (!mayReadMetrics(request.headers, currentScope()?.peer, rules)) {
    return new Response('Send METRICS_TOKEN as a bearer token, or ask from the machine itself.\n', {
      status: 403,
      headers,
    });
  }
  const own = processMetrics();
  if (!own) return new Response('Nothing is counted here.\n', { status: 503, headers });
  const { db } = (await resources()).connection;
  const text = await metricsText(own, await readWorkings({ db, now }));
  return new Response(text, { headers: { ...headers, 'Content-Type': own.registry.contentType } });
}
