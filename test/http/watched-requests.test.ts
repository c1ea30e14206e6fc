import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mayReadMetrics } from '#lib/http/server/metrics-access.ts';
import { metricsText } from '#lib/http/server/metrics-text.ts';
import { routeNames } from '#lib/http/server/route-names.ts';
import { currentScope, noteInScope } from '#lib/observe/scope.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { watchedServer } from '#test/support/watched-server.ts';

const soon = { timeout: 10_000, interval: 5 };

describe('a request', () => {
  test('has an id in its answer, in what it does and in the log', async () => {
    const { url, lines, log } = await watchedServer((_, response) => {
      void Promise.resolve().then(() => {
        log.info({ step: 'deep inside' }, 'working');
        noteInScope({ route: '/api/v1/seeds/{seed}', userId: 'u-1' });
        response.end(currentScope()?.requestId);
      });
    });
    const answer = await fetch(`${url}/api/v1/seeds/0199?token=secret`);
    const id = answer.headers.get('x-request-id');
    expect(await answer.text()).toBe(id);
    await expect.poll(() => lines.length, soon).toBe(2);
    expect(lines[0]).toMatchObject({ msg: 'working', requestId: id });
    expect(lines[1]).toMatchObject({
      ...{ msg: 'request', requestId: id, userId: 'u-1', level: 'info', program: 'web' },
      ...{ method: 'GET', route: '/api/v1/seeds/{seed}', status: 200 },
    });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  test.each([
    ['6f1c-from-a-proxy', true],
    ['short', false],
    ["'; DROP TABLE users; --", false],
    ['x'.repeat(100), false],
  ])('the id %s that somebody sent is taken: %s', async (sent, taken) => {
    const { url } = await watchedServer((_, response) => void response.end());
    const answer = await fetch(url, { headers: { 'x-request-id': sent } });
    expect(answer.headers.get('x-request-id') === sent).toBe(taken);
  });

  test('is counted by route and status, with how long it took', async () => {
    const { url, metrics, lines } = await watchedServer((request, response) => {
      response.statusCode = request.url === '/broken' ? 500 : 200;
      response.end();
    });
    for (const address of ['/one', '/one', '/broken']) await (await fetch(url + address)).text();
    await expect.poll(() => lines.length, soon).toBe(3);
    const text = await metricsText(metrics, { databaseUp: true, jobs: [], workers: [] });
    expect(text).toContain(
      'corollary_http_requests_total{method="GET",route="/one",status="200",process="web"} 2',
    );
    expect(text).toMatch(/requests_total\{method="GET",route="\/broken",status="500",process="web"\} 1/);
    expect(text).toMatch(/duration_seconds_count\{.*route="\/one".*\} 2/);
    expect(lines.find(({ status }) => status === 500)).toMatchObject({ level: 'error' });
  });
});

test('the names of routes hold neither ids nor secrets, and are as many as the pages', () => {
  const build = temporaryFolder('routes');
  mkdirSync(build, { recursive: true });
  const dynamicRoutes = [
    { page: '/invitation/[token]', regex: '^/invitation/([^/]+?)(?:/)?$' },
    { page: '/[project]/review', regex: '^/([^/]+?)/review(?:/)?$' },
  ];
  const staticRoutes = [{ page: '/sign-in', regex: '^/sign-in(?:/)?$' }];
  writeFileSync(path.join(build, 'routes-manifest.json'), JSON.stringify({ staticRoutes, dynamicRoutes }));
  const routeOf = routeNames(build);
  const cases = {
    '/sign-in': '/sign-in',
    '/invitation/4Hk3secret': '/invitation/[token]',
    '/gsm8k/review': '/[project]/review',
    '/gsm8k/no-such-page': 'unknown',
    '/_next/static/chunk.js': '/_next',
    '/api/v1/whatever/0199': '/api/v1',
  };
  for (const [pathname, name] of Object.entries(cases)) expect(routeOf(pathname), pathname).toBe(name);
  expect(routeNames('/nowhere')('/gsm8k/review')).toBe('page');
});

test('counts of the queue and of workers stand beside those of the web process, each under its own labels', async () => {
  const { metrics } = await watchedServer((_, response) => void response.end());
  const other = (await import('#lib/observe/metrics.ts')).makeMetrics({ process: 'worker', worker: 'box-7' });
  other.jobSeconds.observe({ job: 'seeds.import', outcome: 'done' }, 2);
  const text = await metricsText(metrics, {
    databaseUp: true,
    jobs: [
      { job: 'generate.run', state: 'waiting', count: 3, oldestSeconds: 12 },
      { job: 'seeds.import', state: 'failed', count: 1, oldestSeconds: 900 },
    ],
    workers: [
      { hostname: 'box', pid: 7, secondsSinceBeat: 4, metrics: await other.registry.getMetricsAsJSON() },
      { hostname: 'old', pid: 8, secondsSinceBeat: 99, metrics: null },
    ],
  });
  for (const line of [
    'corollary_database_up 1',
    'corollary_jobs{job="generate.run",state="waiting"} 3',
    'corollary_jobs{job="seeds.import",state="failed"} 1',
    'corollary_job_queue_age_seconds 12',
    'corollary_worker_heartbeat_age_seconds{worker="box-7"} 4',
    'corollary_worker_heartbeat_age_seconds{worker="old-8"} 99',
    'corollary_job_duration_seconds_count{job="seeds.import",outcome="done",process="worker",worker="box-7"} 1',
  ])
    expect(text.split('\n')).toContain(line);
  const resident = text.split('\n').filter((line) => line.startsWith('process_resident_memory_bytes{'));
  expect(resident).toHaveLength(2);
  const heads = text.split('\n').filter((line) => line.startsWith('# TYPE '));
  expect(new Set(heads).size, 'every name is declared once').toBe(heads.length);
});

const here = { address: '127.0.0.1', forwarded: false };
const open = { token: undefined, behindProxy: false };
const guarded = { token: 'a-token-of-16-signs', behindProxy: true };

test.each([
  ['a program of this machine', { host: 'localhost:3000' }, here, open, true],
  ['the same over IPv6', { host: '[::1]:3000' }, { ...here, address: '::1' }, open, true],
  ['another machine', { host: 'studio:3000' }, { ...here, address: '10.0.0.7' }, open, false],
  [
    'another machine that says it is this one',
    { host: 'localhost' },
    { ...here, address: '10.0.0.7' },
    open,
    false,
  ],
  ['a proxy of this machine', { host: 'localhost:3000' }, { ...here, forwarded: true }, open, false],
  ['a site whose name leads to this machine', { host: 'evil.example' }, here, open, false],
  [
    'this machine, where people come through a proxy',
    { host: 'localhost' },
    here,
    { ...open, behindProxy: true },
    false,
  ],
  ['nobody known', { host: 'localhost' }, undefined, open, false],
  ['the token', { authorization: 'Bearer a-token-of-16-signs' }, undefined, guarded, true],
  ['another token', { authorization: 'Bearer a-token-of-16-signz' }, here, guarded, false],
  ['no token, from this machine', { host: 'localhost' }, here, guarded, false],
])('%s may read the counts as it should', (_, headers, peer, rules, may) => {
  expect(mayReadMetrics(new Headers(headers as Record<string, string>), peer, rules)).toBe(may);
});
