import { suffixOf } from './job-body.ts';
import type { Desk } from './open-fine-tuning.ts';
import { type ApiJob, ApiJob as Job, page } from './schema.ts';

/** So many jobs are looked through: nobody has started more since a run of the studio was asked for. */
const mostPages = 20;

/** The id of the job of this tag and attempt: as it was kept, or as the API lists it. */
export async function findJob(
  { api, records }: Pick<Desk, 'api' | 'records'>,
  tag: string,
  attempt: number,
): Promise<string | null> {
  const kept = await records.read(tag, attempt);
  if (kept) return kept.id;
  const isOurs = ({ metadata, user_provided_suffix }: ApiJob) =>
    (metadata?.corollary_tag === tag && metadata.corollary_attempt === String(attempt)) ||
    user_provided_suffix === suffixOf(tag, attempt);
  // An API that knows no filter gives all jobs, the newest first.
  const filter = `&metadata[corollary_tag]=${encodeURIComponent(tag)}`;
  for (let after: string | null = null, pages = 0; pages < mostPages; pages++) {
    const more: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const { data, has_more } = await api(`/fine_tuning/jobs?limit=100${filter}${more}`, page(Job));
    const found = data.find(isOurs);
    if (found) return found.id;
    after = data.at(-1)?.id ?? null;
    if (!has_more || after === null) return null;
  }
  return null;
}
