import path from 'node:path';
import { parseArgs } from 'node:util';
import { send } from './openai-answer.ts';
import type { Behave, Behaviour } from './openai-protocol.ts';
import { openAiServer } from './openai-server.ts';

/**
 * The server in a process of its own: it goes on counting while a worker is killed.
 *
 *   node test/support/openai-server-process.ts --behave test/support/openai-fixed.ts --port 8080
 *
 * The module's `behave(call)` decides about each call; its `configure(value)`, if it has one, is called with the JSON
 * that POST /control/configure brings. GET /control/state gives the counts, GET /control/entries every reply by
 * itself, POST /control/next puts behaviours before the module's (one a call), POST /control/step moves batches on.
 * One line of JSON, { url, pid }, is printed when it listens.
 */
const { values } = parseArgs({
  options: {
    behave: { type: 'string' },
    port: { type: 'string', default: '0' },
    configure: { type: 'string' },
    keep: { type: 'string' },
    rpm: { type: 'string' },
    tpm: { type: 'string' },
    burst: { type: 'string' },
    speed: { type: 'string' },
  },
});
type BehaviourModule = { behave: Behave; configure?: (value: unknown) => unknown };
const file = path.resolve(values.behave ?? path.join(import.meta.dirname, 'openai-fixed.ts'));
const module = (await import(file)) as BehaviourModule;
if (values.configure) await module.configure?.(JSON.parse(values.configure));

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const queued: Behaviour[] = [];
const limits = { requestsPerMinute: number(values.rpm), tokensPerMinute: number(values.tpm) };
const server = await openAiServer((call) => queued.shift() ?? module.behave(call), {
  port: Number(values.port),
  keep: number(values.keep),
  ...((values.rpm ?? values.tpm) && {
    rateLimit: { ...limits, burstSeconds: number(values.burst), speed: number(values.speed) },
  }),
  control: (request, response, body) => {
    const { pathname } = new URL(request.url ?? '/', 'http://server');
    if (!pathname.startsWith('/control/')) return false;
    control(pathname.slice('/control/'.length), body).then(
      (value) => send(response, 200, value),
      (error: unknown) => send(response, 400, { error: String(error) }),
    );
    return true;
  },
});

async function control(verb: string, body: Buffer): Promise<unknown> {
  const given: unknown = body.length > 0 ? JSON.parse(body.toString('utf8')) : null;
  if (verb === 'state') {
    const { tokens: sent, ledger, count, mostAtOnce } = server;
    return { count: count(), mostAtOnce: mostAtOnce(), sent, begun: ledger.begun };
  }
  if (verb === 'entries') return server.ledger.entries;
  if (verb === 'configure') return { done: (await module.configure?.(given)) ?? null };
  if (verb === 'next') return { queued: queued.push(...(given as Behaviour[])) };
  if (verb === 'batch-settings') return Object.assign(server.batches.settings, given);
  if (verb === 'step') {
    await server.batches.step();
    return { batches: server.batches.all.map(({ id, status }) => ({ id, status })) };
  }
  throw new Error(`No such control: ${verb}`);
}

console.log(JSON.stringify({ url: server.url, pid: process.pid }));
process.once('SIGTERM', () => server.close().then(() => process.exit(0)));
