import { expect, onTestFinished, test } from 'vitest';
import {
  listJudges,
  listResults,
  relyOnJudge,
  runChecks,
  runJudgeChecks,
  startJudge,
  summarizeChecks,
} from '#lib/services/check/index.ts';
import { getBatch, getVariant, listRequests, listVariants, runBatch } from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { decide, editVariant, getReviewItem } from '#lib/services/review/index.ts';
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

/** Variants 0 and 1 are accepted, the judge disapproves of 1 and 2. */
async function disagreement() {
  const wrong: string[] = [];
  const made = await judged((text) => verdict(wrong.some((one) => text.includes(one)) ? 'no' : 'yes'));
  const { project, variants, model } = made;
  wrong.push(variants[1]!.problem, variants[2]!.problem);
  for (const { id } of variants.slice(0, 2))
    await decide(ctx, { project, action: 'accept', variant: id, revision: 1 });
  const ask = async (status?: 'reviewed' | 'pending') => {
    const { batch } = await startJudge(ctx, { project, model, status });
    await run(project, batch);
  };
  await ask('reviewed');
  const judge = (await listJudges(ctx, { project })).items[0]!.judge;
  const { projectId } = await db.variant.findUniqueOrThrow({ where: { id: variants[0]!.id } });
  const rely = async (relied: boolean) => {
    await relyOnJudge(ctx, { project, judge, relied });
    await runJudgeChecks(ctx, projectId, never);
  };
  const failed = async () => {
    const { items } = await listVariants(ctx, { project, checks: 'failed' });
    return items.map((one) => one.id).sort();
  };
  return { ...made, wrong, ask, judge, rely, failed };
}

test('a judge is only shown until a lead lets it count; then its word is one more check, in filters and on the desk', async () => {
  const { project, variants, judge, rely, ask, failed } = await disagreement();
  const [, first, second] = variants.map((one) => one.id) as [string, string, string];
  const before = await failed();
  expect(before).not.toContain(first);
  const onDesk = async (variant: string) => (await getReviewItem(ctx, { project, variant })).checks;
  expect((await onDesk(first)).map((one) => one.rule)).not.toContain(`judge: ${judge}`);
  expect((await listJudges(ctx, { project })).items).toMatchObject([{ relied: false }]);
  await rely(true);
  expect(await failed()).toEqual([...before, first].sort());
  expect(await onDesk(first)).toContainEqual(
    expect.objectContaining({
      ...{ rule: `judge: ${judge}`, outcome: 'failed' },
      reason: 'Not correct: The steps were followed.',
      evidence: expect.objectContaining({ correct: false, difficulty: 2, asked: 1 }),
    }),
  );
  await ask('pending');
  expect(await failed()).toEqual([...before, first, second].sort());
  const named = await listResults(ctx, { project, rule: `judge: ${judge}`, outcome: 'failed' });
  expect(named.items.map((one) => one.variant).sort()).toEqual([first, second].sort());
  const { items } = await summarizeChecks(ctx, { project });
  expect(items.at(-1)).toMatchObject({ rule: `judge: ${judge}`, failed: 2, passed: variants.length - 2 });
  await rely(false);
  expect(await failed()).toEqual(before);
  expect((await listResults(ctx, { project, rule: `judge: ${judge}`, outcome: 'failed' })).items).toEqual([]);
});

test('its word stays when the rules run again, and is about the text that it saw: an edited one waits for a new word', async () => {
  const { project, variants, rely, failed } = await disagreement();
  const variant = variants[1]!.id;
  await rely(true);
  await runChecks(ctx, { project, variants: [variant] });
  expect(await failed()).toContain(variant);
  const { problem, solution, answer } = variants[1]!;
  const text = { problem: `${problem} Say it.`, solution, answer };
  await editVariant(ctx, { project, variant, revision: 1, ...text });
  const checks = (await getVariant(ctx, { project, variant })).checks.map((one) => one.rule);
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter((rule) => rule.startsWith('judge'))).toEqual([]);
});

test('a judge that contradicts itself is undecided', async () => {
  const { project, variants, wrong, ask, rely } = await disagreement();
  await rely(true);
  wrong.splice(0);
  await ask('reviewed');
  const { checks } = await getVariant(ctx, { project, variant: variants[1]!.id });
  const said = checks.find((one) => one.rule.startsWith('judge: '));
  expect(said).toMatchObject({ outcome: 'undecided', evidence: { asked: 2, approved: 1 } });
});

test('nobody relies on a judge that people could not be compared with, nor on one that is not there', async () => {
  const { project, model } = await judged(() => verdict('yes'));
  const { batch } = await startJudge(ctx, { project, model, count: 2 });
  await run(project, batch);
  const judge = (await listJudges(ctx, { project })).items[0]!.judge;
  await expect(relyOnJudge(ctx, { project, judge, relied: true })).rejects.toMatchObject({
    code: 'PRECONDITION',
  });
  await expect(relyOnJudge(ctx, { project, judge: 'nobody', relied: true })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
