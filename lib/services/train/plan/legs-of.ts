import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { codeVersion } from '#lib/domain/code-version.ts';
import { invalid, precondition } from '#lib/domain/errors.ts';
import { LegPlan } from '#lib/domain/train/leg-plan.ts';
import { presetById, recipeFor } from '#lib/domain/train/presets.ts';
import { contradictionsIn } from '#lib/domain/train/run-config.ts';
import type { RunRequest } from '#lib/domain/train/schema.ts';
import { type TemplateId, templateById } from '#lib/domain/train/templates.ts';
import type { ProjectCtx } from '../../context.ts';
import { readManifest } from '../../versions/read-manifest.ts';
import { findVersion } from '../../versions/summarize.ts';

export type PlannedLeg = { id: string; version: DatasetVersion; rows: number; plan: LegPlan };

/** The tag of a leg: what its job is called at the target. */
export const tagOf = (legId: string): string => `crl-${legId}`;

/** What the runs of a sweep are called together, where a target takes them as one job. */
export const groupOf = (sweepId: string): string => `crl-sweep-${sweepId}`;

/** The legs of a run, resolved; nothing is written. Throws NOT_FOUND, INVALID and PRECONDITION in words for the form. */
export async function legsOf(
  ctx: ProjectCtx,
  request: RunRequest,
  newId: () => string,
): Promise<PlannedLeg[]> {
  const first = await legOf(ctx, request, {
    id: newId(),
    version: request.version,
    changes: request.changes,
  });
  if (request.stage2 === undefined) return [first];
  const changes = { ...request.changes, ...request.stage2Changes };
  const second = await legOf(ctx, request, { id: newId(), version: request.stage2, changes, from: first.id });
  return [first, second];
}

type Asked = { id: string; version: string; changes: RunRequest['changes']; from?: string };

async function legOf(ctx: ProjectCtx, request: RunRequest, asked: Asked): Promise<PlannedLeg> {
  const version = await findVersion(ctx, asked.version);
  if (version.kind !== 'sft') {
    throw invalid(`version: “${version.name}” holds preference pairs. Choose a version of solutions.`);
  }
  if (!version.manifestHash) {
    throw precondition(
      `The version “${version.name}” was frozen before versions were files. Freeze it again.`,
    );
  }
  const { splits } = await readManifest(ctx.storage, version.manifestHash);
  const rows = splits.train ?? 0;
  if (rows === 0) throw precondition(`The version “${version.name}” has no rows to train on.`);
  const preset = presetById(request.preset)!;
  const processes = Math.max(1, request.gpus);
  const recipe = {
    ...recipeFor(preset, request.base),
    ...definedOf(asked.changes),
    seed: request.seed,
  };
  const plan = LegPlan.parse({
    config: {
      protocol: 1,
      tag: tagOf(asked.id),
      data: {
        ...{ hash: version.contentHash, name: `${version.number}: ${version.name}`, rows: version.rowCount },
        ...{ split: 'train' },
        evaluationSplit: request.evaluationSplit && (splits.validation ?? 0) > 0 ? 'validation' : null,
      },
      base: {
        ...{ model: request.base, revision: request.revision },
        weights: asked.from === undefined ? request.weights : 'pretrained',
      },
      template: templateById((request.template ?? preset.template) as TemplateId),
      recipe: { ...recipe, microBatch: fitting(recipe, processes) },
      launch: { processes, strategy: strategyOf(request, processes) },
    },
    ...{ answer: request.answer ?? preset.answer, gpus: request.gpus, minutes: request.minutes },
    ...{ memoryGb: request.memoryGb, from: asked.from === undefined ? null : tagOf(asked.from), codeVersion },
  });
  const [fault] = contradictionsIn(plan.config);
  if (fault) throw invalid(`changes: ${fault.message}`, [{ path: 'changes', message: fault.message }]);
  return { id: asked.id, version, rows, plan };
}

/** Without the fields that were left out. */
const definedOf = <T extends object>(changes: T): Partial<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The largest micro-batch up to the recipe's with which the global batch is a whole number of them on every process. */
function fitting({ globalBatch, microBatch }: LegPlan['config']['recipe'], processes: number): number {
  if (globalBatch % processes !== 0) {
    throw invalid(`gpus: A global batch of ${globalBatch} cannot be shared by ${processes} GPUs evenly.`);
  }
  const each = globalBatch / processes;
  let micro = Math.min(microBatch, each);
  while (each % micro !== 0) micro--;
  return micro;
}

const strategyOf = ({ strategy }: RunRequest, processes: number) =>
  processes > 1 && strategy === 'none' ? 'ddp' : strategy;
