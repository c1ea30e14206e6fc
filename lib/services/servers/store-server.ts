import type { Tx } from '#lib/db/client.ts';
import type { ModelServer } from '#lib/db/generated/client.ts';
import { conflict } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { sealKey } from '#lib/llm/seal-key.ts';
import { audit } from '../audit.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import type { ServerPlan } from './plan-server.ts';

/** Until a server runs, nobody knows where; a name under .invalid leads nowhere (RFC 2606). */
const nowhere = 'http://not-started.invalid/v1';
/** How long one reply may take: a small model on a busy machine is slow. */
const timeoutSeconds = 600;

/** The name that requests give the model of a server. */
export const servedName = ({ number }: Pick<ModelServer, 'number'>): string => `model-${number}`;

/** Writes a server and the model that others will ask, and has it started. The caller holds the project's lock. */
export async function storeServer(
  tx: Tx,
  ctx: ProjectCtx,
  plan: ServerPlan,
  asked: string,
): Promise<ModelServer & { endpointId: string }> {
  const { target, serve, title, ...what } = plan;
  const id = uuidv7(ctx.now().getTime(), ctx.randomBytes(10));
  const tag = `srv-${id}`;
  const number = await nextNumber(tx, ctx.project.id);
  const name = asked || `${title.slice(0, 60)} (server ${number})`;
  await refuseName(tx, ctx, name);
  const endpoint = await tx.modelEndpoint.create({
    data: {
      ...{ projectId: ctx.project.id, name, baseUrl: nowhere, model: servedName({ number }), timeoutSeconds },
      // What it costs is the machine's time, which no number of tokens tells.
      ...{ priceInput: 0, priceOutput: 0, concurrency: serve.concurrency },
    },
  });
  const by = byWhom(ctx);
  const key = Buffer.from(ctx.randomBytes(24)).toString('base64url');
  const made = await tx.modelServer.create({
    data: {
      ...{ id, projectId: ctx.project.id, number, name, targetId: target.id, ...what, serve, tag },
      ...{ encryptedKey: sealKey(key, tag, ctx.encryptionKey), endpointId: endpoint.id },
      ...{ startedById: by.actorId, startedBy: by.actorLabel, createdAt: ctx.now() },
    },
  });
  await enqueue(tx, 'servers.follow', { serverId: id });
  await audit(tx, ctx, {
    ...{ action: 'servers.start', target: `server ${id}` },
    before: null,
    after: { number, name, target: target.name, ...what, serve },
  });
  return { ...made, endpointId: endpoint.id };
}

async function nextNumber(tx: Tx, projectId: string): Promise<number> {
  const last = await tx.modelServer.aggregate({ where: { projectId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

async function refuseName(tx: Tx, { project }: ProjectCtx, name: string): Promise<void> {
  const taken = await tx.modelEndpoint.findFirst({ where: { projectId: project.id, name } });
  if (taken) throw conflict(`There is a model named ${name} already. Give this one another name.`);
}
