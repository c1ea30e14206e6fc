import { logLines, outputOf } from './log-lines.ts';
import type { Kept } from './records.ts';

/**
 * The files that a run would have in a folder: `log.jsonl` and `output.log` over all of its attempts, one behind the other,
 * and `manifest.json` of the newest with the names of its models.
 */
export function virtualFiles(tag: string, kept: readonly Kept[]): Map<string, Buffer> {
  const told = kept.flatMap(({ known }) => (known ? [known] : []));
  const lines = told.flatMap((known) => logLines(tag, known));
  const files = new Map([
    ['log.jsonl', Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))],
    ['output.log', Buffer.from(told.map(outputOf).join(''))],
  ]);
  const newest = told.at(-1);
  if (newest?.complete) files.set('manifest.json', Buffer.from(JSON.stringify(manifestOf(newest))));
  return files;
}

/** Which names the API gave to the model and to its checkpoints, and what it counted. */
function manifestOf({ job, checkpoints }: NonNullable<Kept['known']>) {
  return {
    ...{ job: job.id, base: job.model ?? null, model: job.fine_tuned_model ?? null },
    trainedTokens: job.trained_tokens ?? null,
    checkpoints: checkpoints.map(({ step_number, fine_tuned_model_checkpoint }) => ({
      ...{ step: step_number, model: fine_tuned_model_checkpoint },
    })),
  };
}
