import { conflict, invalid } from '#lib/domain/errors.ts';
import { NewPush, pushIssue } from '#lib/domain/versions/hub-push.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { sealKey } from '#lib/llm/seal-key.ts';
import { audit } from '../../audit.ts';
import { userIdOf } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import { mayReachPrivately, refuseAddress } from '../../settings/private-reach.ts';
import { projectVerb } from '../../verb.ts';
import { cardOf } from '../card/card-of.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { underWay, viewPush } from './view-push.ts';

export const startPush = projectVerb(
  {
    name: 'versions.push',
    summary: 'Pushes a version with its card to the Hugging Face Hub, in the background, as one commit.',
    kind: 'command',
    capability: 'freeze',
    input: NewPush.extend({ version: VersionRef }),
  },
  async (ctx, { version: ref, ...push }) => {
    refuse(pushIssue(push));
    const { token, repo } = push;
    const endpoint = push.endpoint.replace(/\/+$/, '');
    await refuseOpen(ctx, endpoint);
    await refuseAddress(ctx.db, 'endpoint', endpoint);
    const version = await findVersion(ctx, ref);
    // What cannot have a card cannot be pushed: better said now than by the job.
    const { licence } = await cardOf(ctx, version, { licence: push.licence || undefined });
    return ctx.db.$transaction(async (tx) => {
      const before = await tx.hubPush.findFirst({ where: { endpoint, repo, status: underWay } });
      if (before) throw conflict(`Something is on its way to ${repo} already. Wait for it, or cancel it.`);
      const made = await tx.hubPush.create({
        data: {
          ...{ versionId: version.id, endpoint, repo, private: push.private, licence },
          sealedToken: sealKey(token, new URL(endpoint).host, ctx.encryptionKey),
          ...{ createdById: userIdOf(ctx), createdAt: ctx.now() },
        },
      });
      await enqueue(tx, 'versions.push', { pushId: made.id });
      await audit(tx, ctx, {
        action: 'versions.push',
        target: `version ${version.id}`,
        before: null,
        after: { push: made.id, endpoint, repo, private: push.private, licence },
      });
      return viewPush(made);
    });
  },
);

function refuse(issue: { path: string; message: string } | null) {
  if (issue) throw invalid(`${issue.path}: ${issue.message}`, [issue]);
}

/** A token is sent in the open only where the address may be of this network. */
async function refuseOpen(ctx: ProjectCtx, endpoint: string): Promise<void> {
  if (new URL(endpoint).protocol === 'https:' || (await mayReachPrivately(ctx.db, endpoint))) return;
  refuse({ path: 'endpoint', message: 'The token would travel in the open. Use an https address.' });
}
