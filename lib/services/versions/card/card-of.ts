import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { methodYield } from '#lib/db/queries/method-yield.ts';
import { settledVotes } from '#lib/db/queries/queues/settled-votes.ts';
import { precondition } from '#lib/domain/errors.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import { agreementOf } from '#lib/domain/queues/agreement.ts';
import { type DatasetCard, datasetCard } from '#lib/domain/versions/card/card.ts';
import type { AgreementFacts, AuditFacts, MethodFacts } from '#lib/domain/versions/card/facts.ts';
import { strictestLicence } from '#lib/domain/versions/card/licences.ts';
import type { Ctx } from '../../context.ts';
import { readManifest } from '../read-manifest.ts';
import { compositionOf, type VersionGroups } from './composition.ts';

/** The newest items that agreement is computed from. */
const mostItems = 50_000;

export type CardOptions = { licence?: string; language?: string };

/** The dataset card of a version, with the project's figures of now. `licence` is the sources' strictest one where none is chosen. */
export async function cardOf(
  ctx: Ctx,
  version: DatasetVersion,
  { licence, language = 'en' }: CardOptions = {},
): Promise<DatasetCard & { licence: string }> {
  const { manifestHash, projectId } = version;
  if (!manifestHash) {
    throw precondition(
      `The version "${version.name}" was frozen before versions had cards. Freeze it again.`,
    );
  }
  const manifest = await readManifest(ctx.storage, manifestHash);
  const mix = version.mix as unknown as VersionGroups;
  const composition = await compositionOf(ctx, { id: version.id, manifestHash, mix }, manifest);
  const project = await ctx.db.project.findUniqueOrThrow({ where: { id: projectId } });
  const chosen = licence ?? strictestLicence(composition.sources.map((one) => one.licence));
  const card = datasetCard({
    ...{ name: version.name, number: version.number, project: project.name },
    ...{ description: version.description, licence: chosen, language, manifest, manifestHash, composition },
    methods: await methodsOf(ctx, projectId),
    audits: auditsOf(version),
    agreement: await agreementOfProject(ctx, projectId),
  });
  return { ...card, licence: chosen };
}

async function methodsOf(ctx: Ctx, projectId: string): Promise<MethodFacts[]> {
  const rows = await methodYield(ctx.db, projectId);
  const found = new Map<string, MethodFacts>();
  for (const row of rows) {
    const title = methods.find(({ id }) => id === row.method)?.title ?? row.method;
    const key = JSON.stringify([row.method, row.model]);
    const sum = found.get(key) ?? { method: row.method, title, model: row.model, ...nothing };
    found.set(key, {
      ...sum,
      variants: sum.variants + row.variants,
      accepted: sum.accepted + row.accepted,
      rejected: sum.rejected + row.rejected,
      calls: sum.calls + row.calls,
      promptTokens: sum.promptTokens + row.promptTokens,
      completionTokens: sum.completionTokens + row.completionTokens,
      dollars: sum.dollars + row.dollars,
    });
  }
  return [...found.values()];
}

const nothing = {
  ...{ variants: 0, accepted: 0, rejected: 0, calls: 0 },
  ...{ promptTokens: 0, completionTokens: 0, dollars: 0 },
};

/** The audits as the version keeps them in its recipe. */
function auditsOf({ recipe }: DatasetVersion): AuditFacts[] {
  const { audits = [] } = recipe as unknown as { audits?: AuditFacts[] };
  return audits.map(({ name, key, rows, isOverride, reason, evidence }) => ({
    ...{ name, key, rows, isOverride, reason, evidence },
  }));
}

async function agreementOfProject(ctx: Ctx, projectId: string): Promise<AgreementFacts | null> {
  const votes = await settledVotes(ctx.db, { projectId, queueId: null, items: mostItems });
  if (votes.length === 0) return null;
  const { items, voices, alpha } = agreementOf(
    votes.map(({ item, userId, name, action, reasons }) => ({ item, rater: userId, name, action, reasons })),
  );
  return { items, voices, alpha };
}
