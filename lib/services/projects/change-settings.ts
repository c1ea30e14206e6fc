import { ProjectSettingChanges, type ProjectSettingKey } from '#lib/domain/projects/settings.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { readProjectSetting } from './read-setting.ts';

export const changeProjectSettings = projectVerb(
  {
    name: 'projects.change-settings',
    summary: 'Changes what a project decided for itself; what is left out stays.',
    kind: 'command',
    capability: 'configure',
    input: ProjectSettingChanges,
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const projectId = ctx.project.id;
      const changes = Object.entries(input).filter(([, value]) => value !== undefined);
      for (const [name, change] of changes) {
        const key = name as ProjectSettingKey;
        const before = await readProjectSetting(tx, projectId, key);
        const value = { ...before, ...withoutAbsent(change) };
        await tx.projectSetting.upsert({
          where: { projectId_key: { projectId, key } },
          create: { projectId, key, value, updatedAt: ctx.now() },
          update: { value, updatedAt: ctx.now() },
        });
        const target = `settings ${key}`;
        await audit(tx, ctx, { action: 'projects.change-settings', target, before, after: value });
      }
      return { changed: changes.map(([name]) => name) };
    }),
);

const withoutAbsent = (change: object) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
