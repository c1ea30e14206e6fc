import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Session } from './sessions.ts';

type Answer = Record<string, unknown>;

/** What else goes on, all of it over HTTP as its owner asks for it; every error is thrown. */
export type Owner = { web: string; session: Session; project: string };

export async function ask(
  { web, session }: Owner,
  method: string,
  address: string,
  body?: Answer,
): Promise<Answer> {
  for (;;) {
    const response = await fetch(`${web}/api/v1${address}`, {
      method,
      headers: { ...session, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as Answer;
    if (response.status !== 429) throw new Error(`${method} ${address}: ${response.status} ${text}`);
    await setTimeout(1000 * Number(response.headers.get('retry-after') ?? 1));
  }
}

/** Uploads a file and imports it; gives what became of it, or how far it was when `stop` said so. */
export async function importFile(owner: Owner, file: string, stop: AbortSignal): Promise<Answer> {
  const { web, session, project } = owner;
  const query = new URLSearchParams({ project, fileName: path.basename(file) });
  const sent = await fetch(`${web}/api/v1/seeds/imports?${query}`, {
    method: 'POST',
    headers: { ...session, 'content-type': 'application/octet-stream' },
    body: Readable.toWeb(createReadStream(file)) as unknown as BodyInit,
    duplex: 'half',
  } as RequestInit);
  const uploaded = (await sent.json()) as Answer;
  if (!sent.ok) throw new Error(`The upload failed: ${JSON.stringify(uploaded)}`);
  const address = `/seeds/imports/${uploaded.import}`;
  await ask(owner, 'POST', `${address}/start`, { project });
  for (;;) {
    const state = await ask(owner, 'GET', `${address}?project=${project}`);
    if (state.status === 'failed') throw new Error(`The import failed: ${state.error}`);
    if (state.status === 'done' || stop.aborted) return state;
    await pause(stop);
  }
}

/** Starts a batch and watches it; gives its counts when it ends or `stop` says so. */
export async function generate(
  owner: Owner,
  model: string,
  samples: number,
  stop: AbortSignal,
): Promise<Answer> {
  const { project } = owner;
  const source = { from: 'seeds', filter: { limit: 1000 } };
  const legs = [{ source, samples, mix: [{ method: 'answer-augmentation', model }] }];
  const { batch } = await ask(owner, 'POST', '/generate/plans', { project, legs, checks: 'each' });
  for (;;) {
    const state = await ask(owner, 'GET', `/generate/batches/${batch}/progress?project=${project}`);
    if (state.status === 'failed') throw new Error(`The batch failed: ${state.error}`);
    if (stop.aborted) await ask(owner, 'POST', `/generate/batches/${batch}/cancel`, { project });
    if (stop.aborted || state.status === 'done') return state;
    await pause(stop);
  }
}

/** Freezes what the project has; gives the version's name. */
export async function freeze(owner: Owner): Promise<string> {
  const { project } = owner;
  const made = await ask(owner, 'POST', '/versions', { project, name: 'load', status: 'any' });
  for (;;) {
    const run = (await ask(owner, 'GET', `/corpus/runs/${made.run}?project=${project}`)) as Answer;
    if (run.status === 'done') return 'load';
    if (run.status === 'failed') throw new Error(`The version failed: ${run.error}`);
    await setTimeout(500);
  }
}

const containers = ['jsonl', 'parquet', 'csv', 'json'] as const;

/** Exports the version again and again in one container after the other, and reads each file; how many there were. */
export async function exportAgain(owner: Owner, version: string, stop: AbortSignal): Promise<number> {
  const { web, session, project } = owner;
  let count = 0;
  while (!stop.aborted) {
    const container = containers[count % containers.length];
    const place = `/versions/${version}/exports`;
    const made = await ask(owner, 'POST', place, { project, format: 'metamathqa', container });
    const file = await finished(owner, `${place}/${made.id}`);
    const address = `${web}/api/v1${place}/${made.id}/${file}?project=${project}`;
    const response = await fetch(address, { headers: session });
    if (!response.ok) throw new Error(`GET ${address}: ${response.status}`);
    for await (const _ of response.body!);
    await ask(owner, 'DELETE', `${place}/${made.id}?project=${project}`);
    count++;
  }
  return count;
}

async function finished(owner: Owner, address: string): Promise<string> {
  for (;;) {
    const state = await ask(owner, 'GET', `${address}?project=${owner.project}`);
    if (state.status === 'done') return String(state.fileName);
    if (state.status === 'failed') throw new Error(`The export failed: ${state.error}`);
    await setTimeout(500);
  }
}

const pause = (stop: AbortSignal) => setTimeout(1000, undefined, { signal: stop }).catch(() => {});
