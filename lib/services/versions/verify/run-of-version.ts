import type { ProjectCtx } from '../../context.ts';

/** Runs that verify this version. */
export const runOfVersion = ({ project }: ProjectCtx, versionId: string) => ({
  ...{ projectId: project.id, kind: 'verify' as const },
  parameters: { path: ['version'], equals: versionId },
});
