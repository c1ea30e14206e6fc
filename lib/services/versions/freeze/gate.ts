import type pg from 'pg';
import type { Tx } from '#lib/db/client.ts';
import { certifiedBenchmarks } from '#lib/db/queries/versions/certificate.ts';
import { openHitsOfFrozenRows } from '#lib/db/queries/versions/open-hits.ts';
import { countRemovedHits } from '#lib/db/queries/versions/removed-hits.ts';
import { waiversOfFrozenRows } from '#lib/db/queries/versions/waivers.ts';
import { hitMethods } from '#lib/domain/contamination/schema.ts';
import { precondition } from '#lib/domain/errors.ts';
import type { Certificate } from '#lib/domain/versions/manifest.ts';
import { readProjectSetting } from '../../projects/read-setting.ts';

/**
 * The decontamination gate: throws PRECONDITION while an overlap of these rows with a benchmark is open. Else what a
 * reader of the version is to know: against what it stands, how that was looked for, and who waived what.
 */
export async function passGate(
  client: pg.PoolClient,
  tx: Tx,
  { projectId, rows }: { projectId: string; rows: number },
): Promise<Certificate> {
  const open = await openHitsOfFrozenRows(client);
  if (open.length > 0) throw precondition(saysOpen(open));
  const benchmarks = await certifiedBenchmarks(client, projectId);
  const waivers = await waiversOfFrozenRows(client);
  const { endpoint, ...settings } = await readProjectSetting(tx, projectId, 'decontamination');
  const methods = hitMethods.filter((method) => (endpoint ? method !== 'tf-idf' : method !== 'embedding'));
  return {
    benchmarks: benchmarks.map((one) => ({ ...one, comparedRows: rows })),
    methods: methods.map((method) => ({ method, settings })),
    hits: {
      open: 0,
      removed: await countRemovedHits(client, projectId),
      waived: waivers.reduce((sum, { count }) => sum + count, 0),
    },
    waivers,
  };
}

function saysOpen(open: readonly { benchmark: string; rows: number }[]): string {
  const parts = open.map(({ benchmark, rows }) => `${rows} ${rows === 1 ? 'row' : 'rows'} with ${benchmark}`);
  return `Nobody has decided yet about overlaps of ${parts.join(', ')}. Remove or waive them under Check › Contamination, then freeze.`;
}
