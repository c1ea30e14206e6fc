import { expect, test } from 'vitest';
import { changeProjectSettings, showProjectSettings } from '#lib/services/projects/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

test('what a change leaves out stays as it was', async () => {
  const { slug: project } = await makeProject(db);
  await changeProjectSettings(ctx, { project, caps: { perSeed: 5, perSkeleton: 2 } });
  await changeProjectSettings(ctx, { project, caps: { perSeed: null }, duplicates: { scope: 'full' } });
  expect(await showProjectSettings(ctx, { project })).toMatchObject({
    caps: { perSeed: null, perSkeleton: 2 },
    duplicates: { threshold: 0.6, scope: 'full' },
  });
});
