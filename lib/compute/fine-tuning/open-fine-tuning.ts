import { z } from 'zod';
import type { FineTuningTarget } from '#lib/domain/train/target.ts';
import { type ComputeTarget, type FolderEntry, type Job, TargetRefused } from '../target.ts';
import { type ApiOptions, createApi, refused, silent } from './api.ts';
import { findJob } from './find-job.ts';
import { reportOf } from './job-state.ts';
import { keptRecords } from './records.ts';
import { refreshed } from './refresh.ts';
import { ApiFile, ApiJob, page } from './schema.ts';
import { startJob } from './start-job.ts';
import { filesOf } from './upload.ts';
import { virtualFiles } from './virtual-files.ts';

export type FineTuningOptions = Omit<ApiOptions, 'baseUrl'> & {
  /** A folder of the studio's: what was heard of the runs so far. */
  root: string;
  /** What was heard within so many milliseconds is not asked for again. */
  freshMs?: number;
};

/** Runs as jobs of an API that speaks OpenAI's fine-tuning protocol. */
export function openFineTuning(settings: FineTuningTarget, options: FineTuningOptions): ComputeTarget {
  const api = createApi({ ...options, baseUrl: settings.baseUrl });
  const records = keptRecords(options.root);
  const desk = { api, records, settings };
  const look = refreshed(api, records, options.freshMs ?? 5000);
  /** All attempts of a run, the newest looked at anew. */
  const heard = async (tag: string) => {
    const kept = await records.all(tag);
    const newest = kept.at(-1);
    if (newest) kept[kept.length - 1] = await look(tag, newest);
    return kept;
  };
  return {
    check: () => check(desk),
    find: (tag, attempt) => asking(() => findJob(desk, tag, attempt)),
    start: async (launch) => {
      const known = await asking(() => findJob(desk, launch.tag, launch.attempt));
      return known ?? demanding(() => startJob(desk, launch));
    },
    report: (job) => asking(async () => reported(await look(job.tag, await keptOf(desk, job)))),
    stop: (job) =>
      asking(async () => {
        const kept = await keptOf(desk, job);
        await records.write(job.tag, { ...kept, asked: true });
        look.forget(job.tag);
        await cancel(desk, job.id);
      }),
    read: (tag, name, from, maxBytes) =>
      asking(async () => {
        const bytes = virtualFiles(tag, await heard(tag)).get(name) ?? Buffer.alloc(0);
        return { bytes: bytes.subarray(from, from + maxBytes), size: bytes.length };
      }),
    list: (tag, folder) => asking(async () => entriesOf(await heard(tag), tag, folder)),
    command: async () => {
      throw new TargetRefused(
        'A fine-tuning API runs no commands: what it will see can be looked at with another target.',
      );
    },
    remove: (tag) => demanding(() => remove(desk, tag)),
  };
}

export type Desk = {
  api: ReturnType<typeof createApi>;
  records: ReturnType<typeof keptRecords>;
  settings: FineTuningTarget;
};

/** Of a run that may be under way: an API that does not answer says nothing about it. */
async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw silent(error);
  }
}

async function demanding<T>(demand: () => Promise<T>): Promise<T> {
  try {
    return await demand();
  } catch (error) {
    throw refused(error);
  }
}

const nothing = { exitCode: null, node: null, startedAt: null, endedAt: null, restarts: 0 };

function reported({ known, asked }: Awaited<ReturnType<ReturnType<typeof refreshed>>>) {
  if (known) return reportOf(known.job, asked);
  return { state: 'lost' as const, reason: 'The API does not know this job any more.', ...nothing };
}

/** What is kept of a job; of one that another machine of the studio started, its number at least. */
async function keptOf({ records }: Desk, { tag, attempt, id }: Job) {
  const kept = await records.read(tag, attempt);
  return kept ?? { attempt, id, asked: false, known: null };
}

async function cancel({ api }: Desk, id: string): Promise<void> {
  try {
    await api(`/fine_tuning/jobs/${encodeURIComponent(id)}/cancel`, ApiJob, { method: 'POST', again: true });
  } catch (error) {
    const now = await api(`/fine_tuning/jobs/${encodeURIComponent(id)}`, ApiJob);
    // It ended before it could be cancelled.
    if (!['succeeded', 'failed', 'cancelled'].includes(now.status)) throw error;
  }
}

async function check({ api, settings }: Desk) {
  await demanding(() => api('/fine_tuning/jobs?limit=1', page(ApiJob)));
  await demanding(() => api('/files?purpose=fine-tune&limit=1', page(ApiFile)));
  const host = new URL(settings.baseUrl).host;
  return { version: `fine-tuning API of ${host}`, cpus: 0, gpus: [], nodes: [], python: null };
}

function entriesOf(
  kept: Awaited<ReturnType<Desk['records']['all']>>,
  tag: string,
  folder: string,
): FolderEntry[] {
  const known = kept.at(-1)?.known;
  const clean = folder.replace(/^\.?\/+|\/+$/g, '');
  if (!known) return [];
  if (clean === '') {
    const modifiedAt = new Date();
    return [...virtualFiles(tag, kept)].map(([name, { length }]) => ({
      name,
      bytes: length,
      folder: false,
      modifiedAt,
    }));
  }
  if (clean !== 'out') return [];
  const entry = (name: string, seconds: number) => ({
    ...{ name, bytes: 0, folder: true, modifiedAt: new Date(seconds * 1000) },
  });
  const steps = known.checkpoints.map(({ step_number, created_at }) =>
    entry(`checkpoint-${step_number}`, created_at),
  );
  const { fine_tuned_model, finished_at, created_at } = known.job;
  return fine_tuned_model ? [...steps, entry('final', finished_at ?? created_at)] : steps;
}

/** The run's files at the API go too; a model that came of it stays there. */
async function remove({ api, records }: Desk, tag: string): Promise<void> {
  for (const { id, filename } of await filesOf(api)) {
    if (!filename.startsWith(`${tag}.`)) continue;
    await api(`/files/${encodeURIComponent(id)}`, z.unknown(), { method: 'DELETE', again: true });
  }
  await records.remove(tag);
}
