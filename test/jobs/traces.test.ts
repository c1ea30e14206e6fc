import { afterAll, expect, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { installJobQueue } from '#lib/db/job-queue.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { type JobHandlers, runJobs } from '#lib/jobs/run.ts';
import type { Tracing } from '#lib/observe/trace.ts';
import { listProjects } from '#lib/services/projects/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { otlpServer } from '#test/support/otlp-server.ts';
import { watchedServer } from '#test/support/watched-server.ts';

const { url } = await testDatabase();
await installJobQueue(url);
const collector = await otlpServer();
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url;
// The packages are loaded only where they are wanted; the test asks for them as the web process does.
const { startTracing } = await import('#lib/observe/open-telemetry.ts');
const place = globalThis as typeof globalThis & { corollaryTracing?: Tracing };
const tracing = startTracing('corollary-test');
place.corollaryTracing = tracing;
const { db, pool, close } = connect(url, { max: 2 });
afterAll(async () => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  place.corollaryTracing = undefined;
  await close();
  collector.close();
});

test('a request, its verb, its statements and the job that it leaves behind arrive at the collector as one trace', async () => {
  const ctx = systemContext(db);
  const projectId = uuidv7(Date.now(), new Uint8Array(10));
  const { url: web } = await watchedServer(async (_, response) => {
    await listProjects(ctx, {});
    await enqueue(db, 'check.judges', { projectId });
    response.end();
  });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
  const answer = await fetch(`${web}/projects`, { headers: { traceparent } });
  const done = Promise.withResolvers<void>();
  const handlers = { 'check.judges': async () => done.resolve() } as Partial<JobHandlers> as JobHandlers;
  const runner = await runJobs({ pool, handlers, concurrency: 1, log: () => {} });
  await done.promise;
  await runner.stop();
  await tracing.flush();
  const own = collector.spans.filter((span) => span.traceId === traceId);
  const named = (name: string) => own.find((span) => span.name === name)!;
  const request = named('GET /projects');
  expect(request).toMatchObject({ service: 'corollary-test', kind: 2, parentSpanId: '00f067aa0ba902b7' });
  expect(request.attributes).toMatchObject({
    'http.response.status_code': 200,
    'corollary.request_id': answer.headers.get('x-request-id'),
  });
  const verb = named('projects.list');
  expect(verb.parentSpanId).toBe(request.spanId);
  const statement = own.find((span) => span.parentSpanId === verb.spanId && span.name === 'SELECT')!;
  expect(statement.attributes['db.query.text']).toMatch(/projects/);
  expect(named('job check.judges')).toMatchObject({ kind: 5 });
  expect(JSON.stringify(own), 'values of statements stay here').not.toContain(projectId);
});

test('a statement that fails is a span that failed, and its error is the one that was thrown', async () => {
  await expect(pool.query('SELECT no_such_column')).rejects.toThrow('no_such_column');
  await tracing.flush();
  const failed = collector.spans.filter((span) => span.status.code === 2);
  expect(failed.map((span) => span.attributes['db.query.text'])).toContain('SELECT no_such_column');
});
