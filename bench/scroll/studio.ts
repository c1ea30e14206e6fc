import { buildBeside, generateClient } from '#bin/start/build.ts';
import { seededRandom } from '#lib/math/random.ts';
import type { Ctx } from '#lib/services/context.ts';
import { unpackChromium } from '#test/support/chromium.ts';
import { ensureTemplate, testCluster } from '#test/support/test-cluster.ts';
import { inventPair } from '../near-duplicates/invented-problems.ts';

const owner = { email: 'owner@example.org', name: 'Ada Owner', password: 'correct horse battery staple' };
/** Seeds that are written at once. */
const atOnce = 2000;

/** The studio as it is built for production, with one project of so many seeds. */
export async function openStudio(root: string, rows: number) {
  await unpackChromium(root);
  await generateClient(root);
  const build = await buildBeside(root);
  const cluster = await testCluster(root);
  const adminUrl = cluster.url('postgres');
  const template = await ensureTemplate(root, adminUrl);
  // Only now is the database client there to be imported.
  const { startStudio } = await import('#test/support/studio.ts');
  const studio = await startStudio({ root, adminUrl, template, build });
  const close = async () => {
    await studio.stop();
    await cluster.release();
  };
  try {
    const project = await studio.asSystem((ctx) => fill(ctx, rows));
    return { url: studio.url, project, cookies: await signIn(studio.url), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fill(ctx: Ctx, rows: number): Promise<string> {
  const [{ createUser }, { makeProject, makeSeeds }] = await Promise.all([
    import('#lib/services/account/create-user.ts'),
    import('#test/support/factories.ts'),
  ]);
  await createUser(ctx, { ...owner, administrator: true });
  const project = await makeProject(ctx.db);
  const { email } = owner;
  const membership = { projectId: project.id, role: 'owner' as const };
  await ctx.db.user.update({ where: { email }, data: { memberships: { create: membership } } });
  const random = seededRandom('scroll');
  for (let made = 0; made < rows; made += atOnce) {
    const page = Array.from({ length: Math.min(atOnce, rows - made) }, () => ({
      ...inventPair(random),
      answer: `\\frac{${1 + Math.floor(random() * 99)}}{${2 + Math.floor(random() * 97)}}`,
    }));
    await makeSeeds(ctx.db, project.id, page);
  }
  return project.slug;
}

/** The cookies of a signed-in session, for a browser. */
async function signIn(url: string) {
  const { request } = await import('@playwright/test');
  const visitor = await request.newContext({ baseURL: url });
  const { csrfToken } = await (await visitor.get('/api/auth/csrf')).json();
  const form = { csrfToken, email: owner.email, password: owner.password, json: 'true' };
  const answer = await visitor.post('/api/auth/callback/credentials', { form });
  if (!answer.ok()) throw new Error(`The owner cannot sign in: ${answer.status()}`);
  const { cookies } = await visitor.storageState();
  await visitor.dispose();
  return cookies;
}
