import { mkdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { buildBeside, generateClient } from '#bin/start/build.ts';
import type { Ctx } from '#lib/services/context.ts';
import { ensureTemplate, testCluster } from '#test/support/test-cluster.ts';
import { trainerPython } from '#test/support/trainer-python.ts';

/** A studio with its worker, and the project of the study. */
export type StudyPlace = {
  url: string;
  project: string;
  python: string;
  out: string;
  /** Does something with the rights of the studio's own machine. */
  act: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
  /** Looks again and again, as a person would, until there is something. */
  until: <T>(what: string, look: (ctx: Ctx) => Promise<T | null | false>) => Promise<T>;
  say: (line: string) => void;
  close: () => Promise<void>;
};

const lookEveryMs = 2000;

export async function openStudy(root: string, { out }: { out: string }): Promise<StudyPlace> {
  mkdirSync(out, { recursive: true });
  const { python, why } = await trainerPython();
  if (python === null) throw new Error(why);
  await generateClient(root);
  const build = await buildBeside(root);
  const cluster = await testCluster(root);
  const adminUrl = cluster.url('postgres');
  const template = await ensureTemplate(root, adminUrl);
  // Only now is the database client there to be imported.
  const { startStudio } = await import('#test/support/studio.ts');
  const studio = await startStudio({ root, adminUrl, template, build });
  const begin = performance.now();
  const say = (line: string) => console.log(`${((performance.now() - begin) / 1000).toFixed(0)} s  ${line}`);
  const act = studio.asSystem;
  const project = await act(async (ctx) => {
    const { createProject } = await import('#lib/services/projects/index.ts');
    const { setSettings } = await import('#lib/services/settings/index.ts');
    await setSettings(ctx, { allowPrivateNetworks: true });
    const { slug } = await createProject(ctx, { slug: 'scaling-study', name: 'Scaling study' });
    return slug;
  });
  const until: StudyPlace['until'] = async (what, look) => {
    for (;;) {
      const found = await act(look);
      if (found) return found;
      say(`… ${what}`);
      await setTimeout(lookEveryMs);
    }
  };
  const close = async () => {
    await studio.stop();
    await cluster.release();
  };
  return { url: studio.url, project, python, out, act, until, say, close };
}
