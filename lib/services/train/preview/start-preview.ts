import { createHash } from 'node:crypto';
import { RunRequest } from '#lib/domain/train/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../../audit.ts';
import { findTarget } from '../../targets/find.ts';
import { projectVerb } from '../../verb.ts';
import { legsOf } from '../plan/legs-of.ts';
import { newIdOf, refuseRequest } from '../store-run.ts';
import { viewPreview } from './view-preview.ts';

export const startPreview = projectVerb(
  {
    name: 'train.preview',
    summary:
      'Asks the trainer what it would be given: examples token by token, lengths, steps, the size of the base.',
    kind: 'command',
    capability: 'train',
    input: RunRequest,
  },
  async (ctx, request) => {
    const target = await findTarget(ctx.db, request.target);
    refuseRequest(target, request);
    const [leg] = await legsOf(ctx, request, newIdOf(ctx));
    if (!leg) throw new Error('A run has a leg.');
    // Its tag names the question, so that the same question finds its answer and its files.
    const { tag: _, ...config } = leg.plan.config;
    const asked = { ...leg.plan, config, settings: target.settings };
    const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
    const plan = { ...leg.plan, config: { ...config, tag: `crl-preview-${hash.slice(0, 24)}` } };
    return ctx.db.$transaction(async (tx) => {
      const place = { projectId_hash: { projectId: ctx.project.id, hash } };
      const before = await tx.trainingPreview.findUnique({ where: place });
      if (before && before.status !== 'failed') return viewPreview(before);
      const fresh = { status: 'queued', error: null, endedAt: null, createdAt: ctx.now() };
      const made = await tx.trainingPreview.upsert({
        where: place,
        create: {
          ...{ ...fresh, projectId: ctx.project.id, hash, targetId: target.id },
          ...{ versionId: leg.version.id, config: plan },
        },
        update: fresh,
      });
      await enqueue(tx, 'train.preview', { previewId: made.id });
      const after = { version: leg.version.number, base: request.base, target: target.name };
      await audit(tx, ctx, { action: 'train.preview', target: `preview ${made.id}`, before: null, after });
      return viewPreview(made);
    });
  },
);
