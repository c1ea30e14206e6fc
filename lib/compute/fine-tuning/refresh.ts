import { type Api, ApiError } from './api.ts';
import type { Known } from './log-lines.ts';
import type { Kept, KeptRecords } from './records.ts';
import { ApiCheckpoint, ApiEvent, ApiJob, ended, page } from './schema.ts';

/** What is known of a job, asked for anew where the last answer is old. The answer is kept. */
export function refreshed(api: Api, records: KeptRecords, freshMs: number) {
  const heardAt = new Map<string, number>();
  const look = async (tag: string, kept: Kept): Promise<Kept> => {
    const key = `${tag}/${kept.attempt}`;
    if (kept.known?.complete) return kept;
    if (kept.known && performance.now() - (heardAt.get(key) ?? -Infinity) < freshMs) return kept;
    const known = await ask(api, kept);
    const asked = (await records.read(tag, kept.attempt))?.asked ?? kept.asked;
    const next = { ...kept, asked, known };
    await records.write(tag, next);
    heardAt.set(key, performance.now());
    return next;
  };
  return Object.assign(look, {
    forget: (tag: string) => {
      for (const key of heardAt.keys()) if (key.startsWith(`${tag}/`)) heardAt.delete(key);
    },
  });
}

/** First the job and then its events: where it has ended, these are all of them. */
async function ask(api: Api, { id, known }: Kept): Promise<Known | null> {
  const path = `/fine_tuning/jobs/${encodeURIComponent(id)}`;
  const job = await api(path, ApiJob).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  });
  if (job === null) return null;
  const events = await newEvents(api, path, known?.events ?? []);
  const checkpoints = await allCheckpoints(api, path);
  return { job, events, checkpoints, complete: ended(job.status) };
}

const perPage = 100;

/** The API gives the newest first: pages are read until one holds what is known already. */
async function newEvents(api: Api, path: string, before: readonly ApiEvent[]): Promise<ApiEvent[]> {
  const last = before.at(-1)?.id ?? null;
  const found: ApiEvent[] = [];
  for (let after: string | null = null; ; ) {
    const more: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const { data, has_more } = await api(`${path}/events?limit=${perPage}${more}`, page(ApiEvent));
    const known = data.findIndex(({ id }) => id === last);
    found.push(...(known < 0 ? data : data.slice(0, known)));
    after = data.at(-1)?.id ?? null;
    if (known >= 0 || !has_more || after === null) return [...before, ...found.reverse()];
  }
}

/** The oldest first; an API without checkpoints has none. */
async function allCheckpoints(api: Api, path: string): Promise<ApiCheckpoint[]> {
  const found: ApiCheckpoint[] = [];
  try {
    for (let after: string | null = null; ; ) {
      const more: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const { data, has_more } = await api(
        `${path}/checkpoints?limit=${perPage}${more}`,
        page(ApiCheckpoint),
      );
      found.push(...data);
      after = data.at(-1)?.id ?? null;
      if (!has_more || after === null) break;
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return found.sort((one, other) => one.step_number - other.step_number);
}
