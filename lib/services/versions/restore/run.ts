import type { CorpusRun } from '#lib/db/generated/client.ts';
import type { Ctx } from '../../context.ts';
import { asAsked } from '../../corpus/as-asked.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { applyRestore } from './apply.ts';
import { checkRestored } from './check-restored.ts';
import { RestoreParameters } from './parameters.ts';
import { takeRestoreBack } from './take-back.ts';

/** The run "restore": one transaction, after which all of it is there, or nothing; then the checks that are missing. */
export async function runRestore(ctx: Ctx, run: CorpusRun, progress: RunProgress) {
  const parameters = RestoreParameters.parse(run.parameters);
  const asked = await asAsked(ctx, run);
  if ('undo' in parameters) return takeRestoreBack(asked, parameters.undo, progress);
  const did = await applyRestore(asked, { restoreId: run.id, versionId: parameters.version }, progress);
  await checkRestored(asked, run.id, progress);
  return did;
}
