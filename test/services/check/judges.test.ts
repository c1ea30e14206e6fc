import { expect, onTestFinished, test } from 'vitest';
import { listJudges, startJudge } from '#lib/services/check/index.ts';
import { getBatch, getVariant, listRequests, runBatch } from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { decide, editVariant } from '#lib/services/review/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { openAiServer } from '#test/support/openai-server.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;
const verdict = (correct: string, difficulty = '2') =>
  `REASON: The steps were followed.\nSOLVABLE: yes\nSELF-CONTAINED: yes\nCORRECT: ${correct}\nDIFFICULTY: ${difficulty}`;

async function judged(replyTo: (text: string) => string) {
  const server = await openAiServer((call) => ({ reply: replyTo(call.messages.at(-1)!.content) }));
  onTestFinished(server.close);
  await setSettings(ctx, { allowPrivateNetworks: true });
  const { slug: project, variants } = await projectWithVariants(ctx, 6);
  const settings = { name: 'local judge', baseUrl: server.url, model: 'm' };
  const { id: model } = await saveModel(ctx, { project, ...settings });
  return { project, variants, model, server };
}

async function run(project: string, batch: string) {
  await expect
    .poll(
      async () => {
        await runBatch(ctx, batch, { workerId: 'w', stopping: never, aborting: never });
        return (await getBatch(ctx, { project, batch })).status;
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe('done');
}

test('a judge is asked about what people decided, and its agreement with them is counted', async () => {
  const right: string[] = [];
  const { project, variants, model, server } = await judged((text) =>
    verdict(right.some((one) => text.includes(one)) ? 'yes' : 'no'),
  );
  right.push(variants[0]!.problem, variants[1]!.problem);
  const { id: variant, revision, problem, solution, answer } = variants[2]!;
  await editVariant(ctx, { project, variant, revision, problem: `${problem} Say it.`, solution, answer });
  const accept = (at: number, of = 1) =>
    decide(ctx, { project, action: 'accept', variant: variants[at]!.id, revision: of });
  await accept(0);
  await accept(2, 2);
  await decide(ctx, {
    ...{ project, action: 'reject', reasons: ['algebra'], variant: variants[1]!.id, revision: 1 },
  });
  const before = server.calls.length;
  const { batch, requests } = await startJudge(ctx, { project, model, status: 'reviewed' });
  expect(requests).toBe(3);
  await run(project, batch);
  expect(server.calls.length - before).toBe(3);
  const { items } = await listJudges(ctx, { project });
  expect(items).toMatchObject([
    { judged: 3, decided: 3, table: { bothYes: 1, judgeOnly: 1, peopleOnly: 1, bothNo: 0 } },
  ]);
  expect(items[0]!.judge).toContain('local judge');
  const shown = await getVariant(ctx, { project, variant });
  expect(shown.judgements).toMatchObject([{ revision: 2, solvable: true, correct: false, difficulty: 2 }]);
});

test('a reply that misses a section is refused with its text kept; nothing is judged', async () => {
  const { project, model } = await judged((text) =>
    text.includes('+') || text ? 'It looks fine to me.' : '',
  );
  const { batch } = await startJudge(ctx, { project, model, count: 2 });
  await run(project, batch);
  const { items } = await listRequests(ctx, { project, batch });
  expect(items.map((one) => one.status)).toEqual(['refused', 'refused']);
  expect(items[0]!.calls[0]!.reply).toBe('It looks fine to me.');
  expect(await db.judgement.count({ where: { request: { batchId: batch } } })).toBe(0);
});
