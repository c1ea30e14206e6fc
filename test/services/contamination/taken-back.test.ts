import { describe, expect, test } from 'vitest';
import { applyRuling, undoRuling } from '#lib/services/audits/index.ts';
import { keepOneMember, undoClusters } from '#lib/services/duplicates/index.ts';
import { undoVote, updateQueue, vote } from '#lib/services/queues/index.ts';
import { drawnAudit, ruled, waitingProject } from '#test/support/audits.ts';
import { makeBenchmark, unlikeProblems } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { clustersOf, makeVariants, searchFor } from '#test/support/duplicates.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';
import { accept, next, queueOf, reject } from '#test/support/queues.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

/** The variants of the project that are to be compared with its benchmarks, each by itself, in the order of their ids. */
async function toCompare(projectId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM graphile_worker.jobs j JOIN variants v ON j.key = 'contamination.variant:' || v.id
    WHERE v.project_id = ${projectId}::uuid ORDER BY v.id`;
  return rows.map(({ id }) => id);
}

/** A benchmark that comes while the variants stand as they do. */
const addBenchmarkTo = (project: string) =>
  makeBenchmark(ctx, project, [{ problem: unlikeProblems[0]!.problem }]);

/** A variant that two people of a queue have voted on. */
async function votedOn(word: typeof accept | typeof reject) {
  const made = await queueOf(ctx, 2, 3);
  const { project, queue, annotators } = made;
  const [one, other] = annotators as [typeof ctx, typeof ctx];
  const variant = (await next(one, project, queue))!;
  expect(await next(other, project, queue)).toBe(variant);
  for (const person of [one, other]) await vote(person, { project, queue, variant, ...word });
  await addBenchmarkTo(project);
  expect(await toCompare(made.projectId)).toEqual([]);
  return { ...made, variant, other };
}

describe('a variant that a queue rejected', () => {
  test('is compared with a benchmark that came since, when the last vote is taken back', async () => {
    const { project, projectId, queue, variant, other } = await votedOn(reject);
    await undoVote(other, { project, queue });
    expect(await toCompare(projectId)).toEqual([variant]);
  });

  test('is compared when the queue asks for more votes', async () => {
    const { project, projectId, queue, variant } = await votedOn(reject);
    expect(await updateQueue(ctx, { project, queue, votes: 3 })).toMatchObject({ reopened: 1 });
    expect(await toCompare(projectId)).toEqual([variant]);
  });

  test('is not compared again where it was accepted: a scan had seen it', async () => {
    const { project, projectId, queue, other } = await votedOn(accept);
    await undoVote(other, { project, queue });
    expect(await toCompare(projectId)).toEqual([]);
  });
});

describe('variants that a cluster of duplicates rejected', () => {
  test('are compared when the choice of the one that is kept is taken back', async () => {
    const { id: projectId, slug: project } = await makeProject(db);
    const { problem } = unlikeProblems[1]!;
    const [seedId] = await makeSeeds(db, projectId, [{ problem }]);
    const variants = await makeVariants(db, { projectId, seedId: seedId! }, [
      { problem: `${problem} ` },
      { problem: `${problem}  ` },
    ]);
    await searchFor(ctx, { project });
    const [cluster] = await clustersOf(ctx, project);
    expect(await keepOneMember(ctx, { project, clusters: [cluster!.id] })).toMatchObject({ variants: 2 });
    await addBenchmarkTo(project);
    expect(await toCompare(projectId)).toEqual([]);
    await undoClusters(ctx, { project, clusters: [cluster!.id] });
    expect(await toCompare(projectId)).toEqual(variants.toSorted());
  });
});

describe('variants that a ruling rejected', () => {
  test('are compared when the ruling is taken back, in every block', async () => {
    const strata = [{ method: 'rephrase', level: 3, rows: 30 }];
    const { id, project, lead, variants } = await waitingProject(ctx, strata);
    const audit = await drawnAudit(lead, project);
    const over = { override: true, reason: 'The method was broken' };
    const ruling = await ruled(lead, { project, audit, stratum: 0, decision: 'rejected', ...over });
    expect(ruling.decided).toBe(30);
    await addBenchmarkTo(project);
    await undoRuling(lead, { project, ruling: ruling.id });
    await applyRuling(lead, ruling.id, never);
    expect(await toCompare(id)).toEqual(variants.flat().toSorted());
  });
});
