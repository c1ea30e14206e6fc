import { readFileSync } from 'node:fs';
import { SupervisedChild } from '#bin/start/child.ts';
import { waitForHealth } from '#bin/start/health.ts';
import { programs } from '#bin/start/programs.ts';
import { freePort } from '#lib/db/embedded/server.ts';
import { readEnvironment } from '#lib/env.ts';
import { ownerState } from './support/owner.ts';
import { get, importProblems, newProject, send } from './support/project.ts';
import { expect, studioUnderTest, test } from './support/test.ts';

/** One more web server and one more worker on the same database, with the same secrets. */
async function secondServer(): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const { root, data, build, databaseUrl } = studioUnderTest();
  const port = await freePort();
  const settings = readEnvironment({
    ...{ NODE_ENV: 'production', STUDIO_ROOT: root, STUDIO_DATA: data },
    ...{ PORT: String(port), NEXT_DIST_DIR: build },
  });
  const children = programs(settings, databaseUrl, 'production').map(
    (program) => new SupervisedChild({ ...program, log: `${program.log}.second` }),
  );
  for (const child of children) child.start();
  const url = `http://localhost:${port}`;
  await waitForHealth(url, 60_000, () => false);
  return { url, stop: () => Promise.all(children.map((child) => child.stop(10_000))) };
}

/** The owner's session, as it is sent to any of the servers. */
function session(): string {
  const { cookies } = JSON.parse(readFileSync(ownerState, 'utf8')) as {
    cookies: { name: string; value: string }[];
  };
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

test('a session holds at a second web server, two workers share the work, and each server hears of the other', async ({
  page,
  baseURL,
}, info) => {
  test.setTimeout(120_000);
  const second = await secondServer();
  try {
    const project = await newProject(page, 'two');
    await importProblems(page, project, info.outputPath('problems.jsonl'));
    const batches = await Promise.all(
      Array.from({ length: 6 }, (_, randomSeed) =>
        send(page, '/api/v1/generate/batches', { project, method: 'perturb-numbers', randomSeed }),
      ),
    );
    for (const { batch } of batches) {
      const address = `/api/v1/generate/batches/${batch}?project=${project}`;
      await expect.poll(async () => (await get(page, address)).status, { timeout: 30_000 }).toBe('done');
    }
    const { items } = (await get(page, `/api/v1/generate/variants?project=${project}&limit=100`)) as {
      items: { id: string }[];
    };
    expect(items).toHaveLength(36);

    const variant = items[0]!.id;
    const closing = new AbortController();
    const open = async (url: string, id: string) => {
      const query = new URLSearchParams({ project, variant, page: id });
      const stream = await fetch(`${url}/api/events/presence?${query}`, {
        headers: { Cookie: session() },
        signal: closing.signal,
      });
      return stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    };
    const here = await open(baseURL!, crypto.randomUUID());
    const other = crypto.randomUUID();
    const there = await open(second.url, other);
    let heard = '';
    while (!heard.includes(other)) heard += (await here.read()).value ?? '';
    expect((await there.read()).value).toContain('"kind":"people"');
    closing.abort();
  } finally {
    await second.stop();
  }
});
