import { resources } from '#lib/http/resources.ts';
import { checkHealth } from '#lib/services/health/check-health.ts';
import packageJson from '../../../package.json' with { type: 'json' };

export const dynamic = 'force-dynamic';

/** For load balancers and the supervisor: 200 only when database and worker are both well. */
export async function GET(): Promise<Response> {
  const { connection } = await resources();
  const health = await checkHealth({ db: connection.db, now: () => new Date() });
  const body = { ...health, version: packageJson.version, uptime: Math.round(process.uptime()) };
  return Response.json(body, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
