import { afterAll, expect, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { installJobQueue } from '#lib/db/job-queue.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { type JobHandlers, runJobs } from '#lib/jobs/run.ts';
import { makeLog } from '#lib/observe/log.ts';
import { currentScope, inScope } from '#lib/observe/scope.ts';
import { testDatabase } from '#test/support/database.ts';
import { jobTeller } from '#worker/job-teller.ts';

const { url } = await testDatabase();
await installJobQueue(url);
const web = connect(url, { max: 2, applicationName: 'corollary web' });
const worker = connect(url, { max: 2, applicationName: 'corollary worker' });
afterAll(async () => {
  await web.close();
  await worker.close();
});

const named = async ({ db }: typeof web) =>
  (await db.$queryRaw<{ name: string }[]>`SELECT current_setting('application_name') AS name`)[0]!.name;

test('each session of the database says for which request it works now, and for none when there is none', async () => {
  expect(await inScope({ requestId: 'r-one' }, () => named(web))).toBe('corollary web r-one');
  const both = [1, 2, 3, 4, 5, 6].map((number) => inScope({ requestId: `r-${number}` }, () => named(web)));
  expect(await Promise.all(both)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `corollary web r-${number}`));
  const inside = await inScope({ requestId: 'r-two' }, () =>
    web.db.$transaction(async (tx) => {
      const rows = await tx.$queryRaw<{ name: string }[]>`SELECT application_name AS name
        FROM pg_stat_activity WHERE pid = pg_backend_pid()`;
      return rows[0]!.name;
    }),
  );
  expect(inside).toBe('corollary web r-two');
  expect(await named(web)).toBe('corollary web');
  const raw = () => web.pool.query("SELECT current_setting('application_name') AS name");
  expect((await inScope({ requestId: "o'hara\\" }, raw)).rows[0].name).toBe("corollary web o'hara\\");
});

test('what a request leaves behind as a job is done, logged and seen by the database under its id', async () => {
  const projectId = uuidv7(Date.now(), new Uint8Array(10));
  await inScope({ requestId: 'r-asked-this', userId: 'u' }, () =>
    enqueue(web.db, 'check.judges', { projectId }),
  );
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const log = makeLog({ level: 'info', program: 'worker', write, secrets: [] });
  const seen = Promise.withResolvers<unknown[]>();
  const handlers = {
    'check.judges': async (payload) => {
      const next = uuidv7(Date.now(), new Uint8Array(10));
      await enqueue(worker.db, 'check.project', { projectId: next });
      seen.resolve([payload, currentScope(), await named(worker)]);
      throw new Error('not this time');
    },
    'check.project': async () => {},
  } as Partial<JobHandlers> as JobHandlers;
  const onEnd = jobTeller(log);
  const runner = await runJobs({ pool: worker.pool, handlers, concurrency: 1, log: () => {}, onEnd });
  const scope = { requestId: 'r-asked-this', job: 'check.judges' };
  expect(await seen.promise).toEqual([{ projectId }, scope, 'corollary worker r-asked-this']);
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(2);
  await runner.stop();
  expect(lines[0]).toMatchObject({
    ...scope,
    msg: 'job failed',
    level: 'error',
    err: { message: 'not this time' },
  });
  expect(lines[1], 'a job that a job asked for').toMatchObject({
    ...{ requestId: 'r-asked-this', job: 'check.project', msg: 'job done' },
  });
});
