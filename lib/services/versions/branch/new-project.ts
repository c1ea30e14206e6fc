import type { Tx } from '#lib/db/client.ts';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { copyTemplates } from '#lib/db/queries/branch/copy-templates.ts';
import { conflict } from '#lib/domain/errors.ts';
import { DecontaminationSettings } from '#lib/domain/projects/settings.ts';
import { audit } from '../../audit.ts';
import { userIdOf } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import type { BranchParameters } from './parameters.ts';

/** The project of a branch, with the members, settings and templates of the one that it comes from. */
export async function newProject(
  tx: Tx,
  ctx: ProjectCtx,
  { version, named }: { version: DatasetVersion; named: BranchParameters },
): Promise<{ id: string; slug: string; name: string }> {
  const { slug, name, description } = named;
  const [project] = await tx.project.createManyAndReturn({
    data: [{ slug, name, description, createdAt: ctx.now(), branchedFromId: version.id }],
    skipDuplicates: true,
  });
  if (!project) throw conflict(`The name "${slug}" is taken. Branch again under another.`);
  await copyMembers(tx, ctx, project.id);
  await copySettings(tx, ctx.project.id, project.id);
  await copyTemplates(tx, ctx.project.id, project.id);
  const after = {
    slug,
    name,
    description,
    branchedFrom: { project: ctx.project.slug, version: version.number },
  };
  await audit(
    tx,
    { ...ctx, project, role: 'owner' },
    { action: 'projects.create', target: `project:${project.id}`, before: null, after },
  );
  return project;
}

/** Everybody keeps their role; whoever branches owns the branch. */
async function copyMembers(tx: Tx, ctx: ProjectCtx, projectId: string): Promise<void> {
  const owner = userIdOf(ctx);
  const members = await tx.membership.findMany({
    where: { projectId: ctx.project.id, userId: { not: owner ?? undefined } },
  });
  const data = members.map(({ userId, role }) => ({ projectId, userId, role }));
  if (owner !== null) data.push({ projectId, userId: owner, role: 'owner' });
  await tx.membership.createMany({ data });
}

/** But for what names things of the other project: an endpoint, whose key is not handed on. */
async function copySettings(tx: Tx, from: string, to: string): Promise<void> {
  const settings = await tx.projectSetting.findMany({ where: { projectId: from } });
  const data = settings.map(({ key, value }) => {
    const own = key === 'decontamination' ? withoutEndpoint(value) : value;
    return { projectId: to, key, value: own as object };
  });
  await tx.projectSetting.createMany({ data });
}

function withoutEndpoint(value: unknown) {
  const settings = DecontaminationSettings.parse(value);
  const nearest = settings.nearest === 'embedding' ? 'tf-idf' : settings.nearest;
  return { ...settings, nearest, endpoint: null };
}
