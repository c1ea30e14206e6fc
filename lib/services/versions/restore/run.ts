import type { CorpusRun } from '#lib/db/generated/client.ts';
import type { Ctx } from '../../context.ts';
import { asAsked } from '../../corpus/as-asked.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { applyRestore } from './apply.ts';
import { RestoreParameters } from './parameters.ts';
import { takeRestoreBack } from './take-back.ts';

/** The run "restore": one transaction, after which all of it is there, or nothing. */
export async function runRestore(ctx: Ctx, run: CorpusRun, progress: RunProgress) {
  const parameters = RestoreParameters.parse(run.parameters);
  const asked = await asAsked(ctx, run);
  return 'undo' in parameters
    ? takeRestoreBack(asked, parameters.undo, progress)
    : applyRestore(asked, { restoreId: run.id, versionId: parameters.version }, progress);
}
