import { TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import { precondition, StudioError } from '#lib/domain/errors.ts';
import { trainerArgv } from '#lib/domain/train/command.ts';
import { advice, failureIn } from '#lib/domain/train/failures.ts';
import { LegPlan } from '#lib/domain/train/leg-plan.ts';
import { PreviewResult } from '#lib/domain/train/preview-result.ts';
import { TargetSettings } from '#lib/domain/train/target.ts';
import type { Ctx } from '../../context.ts';
import { openTarget } from '../../targets/find.ts';
import { configFile, launchOf } from '../follow/launch-of.ts';

const examples = '10';
/** Rows whose lengths are counted at most; the share of long ones is known to about half a percent then. */
const sample = '20000';
const limits = { seconds: 600, bytes: 32 * 1024 * 1024 };

/** The job "train.preview": runs the trainer's own look at its data, where it would train. */
export async function runPreview(ctx: Ctx, previewId: string, stopping: AbortSignal): Promise<void> {
  const { count } = await ctx.db.trainingPreview.updateMany({
    where: { id: previewId, status: { in: ['queued', 'running'] } },
    data: { status: 'running' },
  });
  if (count === 0) return;
  try {
    const result = await ask(ctx, previewId, stopping);
    await end(ctx, previewId, { status: 'done', result });
  } catch (error) {
    const told =
      error instanceof StudioError || error instanceof TargetRefused || error instanceof TargetUnreachable;
    if (!told) throw error;
    await end(ctx, previewId, { status: 'failed', error: error.message });
  }
}

const end = (ctx: Ctx, id: string, data: { status: string; result?: object; error?: string }) =>
  ctx.db.trainingPreview.updateMany({ where: { id }, data: { ...data, endedAt: ctx.now() } });

async function ask(ctx: Ctx, id: string, stopping: AbortSignal): Promise<PreviewResult> {
  const row = await ctx.db.trainingPreview.findUniqueOrThrow({
    where: { id },
    include: { target: true, version: true, project: true },
  });
  const settings = TargetSettings.parse(row.target.settings);
  if (settings.kind === 'openai' || settings.trainer.kind !== 'built-in') {
    throw precondition(
      'Only the studio’s own trainer shows what it would be given; this target has another.',
    );
  }
  const plan = LegPlan.parse(row.config);
  const material = { ctx, plan, settings, version: row.version, project: row.project };
  const start = { attempt: 1, slot: null, model: null, resume: null };
  const launch = await launchOf(material, start);
  const argv = [
    ...trainerArgv(settings.trainer.python, configFile),
    '--preview',
    examples,
    '--sample',
    sample,
  ];
  const target = openTarget(ctx, row.target);
  const { code, stdout, stderr } = await target.command(launch, argv, limits, stopping);
  await target.remove(plan.config.tag);
  if (code !== 0) throw precondition(words(stderr || stdout, code));
  const read = PreviewResult.safeParse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  if (!read.success) throw precondition('The trainer at this target is another version. Install it again.');
  return read.data;
}

/** The last line of what it printed, and what to do about it. */
function words(printed: string, code: number | null): string {
  const last = printed.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
  const kind = failureIn(printed);
  const more = kind === 'other' ? '' : ` ${advice[kind]}`;
  return `${last === '' ? `The trainer ended with code ${code}.` : last}${more}`;
}
