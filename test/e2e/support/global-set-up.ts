import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { request } from '@playwright/test';
import { buildBeside, generateClient } from '#bin/start/build.ts';
import { env } from '#lib/env.ts';
import { unpackChromium } from '#test/support/chromium.ts';
import { ensureTemplate, testCluster } from '#test/support/test-cluster.ts';
import { attemptsOutside, serverAttempts } from './network.ts';
import { OWNER, ownerState, root } from './owner.ts';

/** One built studio on one fresh database for the whole run, with its first account signed in once. */
export default async function setUp(): Promise<() => Promise<void>> {
  await unpackChromium(root);
  await generateClient(root);
  const build = await buildBeside(root);
  const given = env().TEST_DATABASE_URL;
  const cluster = given ? undefined : await testCluster(root);
  const adminUrl = given ?? cluster!.url('postgres');
  const template = await ensureTemplate(root, adminUrl);
  // Only now is the database client there to be imported.
  const [{ startStudio }, { createUser }] = await Promise.all([
    import('#test/support/studio.ts'),
    import('#lib/services/account/create-user.ts'),
  ]);
  const url = env().E2E_BASE_URL!;
  mkdirSync(path.dirname(ownerState), { recursive: true });
  rmSync(serverAttempts, { force: true });
  const port = Number(new URL(url).port);
  const studio = await startStudio({ root, adminUrl, template, build, port, attempts: serverAttempts });
  const about = { root, adminUrl, template, build, databaseUrl: studio.databaseUrl, data: studio.data };
  writeFileSync(path.join(path.dirname(ownerState), 'studio.json'), JSON.stringify(about));
  await studio.asSystem((ctx) => createUser(ctx, { ...OWNER, administrator: true }));
  await signIn(url);
  return async () => {
    await studio.stop();
    await cluster?.release();
    judgeNetwork();
  };
}

/** All specs ran with the network closed to the web server and the worker; none of them may have tried it. */
function judgeNetwork(): void {
  const attempts = attemptsOutside();
  if (attempts.length > 0)
    throw new Error(`The studio tried to reach other places:\n${attempts.slice(0, 20).join('\n')}`);
}

async function signIn(url: string): Promise<void> {
  const visitor = await request.newContext({ baseURL: url });
  const { csrfToken } = await (await visitor.get('/api/auth/csrf')).json();
  const form = { csrfToken, email: OWNER.email, password: OWNER.password, json: 'true' };
  const answer = await visitor.post('/api/auth/callback/credentials', { form });
  if (!answer.ok()) throw new Error(`The owner cannot sign in: ${answer.status()} ${await answer.text()}`);
  const { cookies } = await visitor.storageState({ path: ownerState });
  if (!cookies.some((cookie) => cookie.name.includes('session-token')))
    throw new Error('The owner got no session.');
  await visitor.dispose();
}
