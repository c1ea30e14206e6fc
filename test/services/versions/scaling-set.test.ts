import { expect, test } from 'vitest';
import { perturbNumbers } from '#lib/domain/generate/perturb/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { createAudit, drawAudit } from '#lib/services/audits/index.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { subsetVersion } from '#lib/services/versions/index.ts';
import { drawnOf, readRows, ruled } from '#test/support/audits.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, makeUser, systemContext, wordProblems } from '#test/support/factories.ts';
import { frozenVersion, runFreezeOf, verified } from '#test/support/versions.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

const sizes = [7_500, 60_000];
const problems = wordProblems(500);
const draws = 123;

/** What a batch of perturb-numbers stores, checked, without its requests: so many that it takes them at once. */
function* perturbed(seeds: readonly string[]) {
  for (const [at, seed] of seeds.entries()) {
    const { problem, solution, answer, subject, level } = problems[at]!;
    const parent = { problem, solution: solution!, answer: answer! };
    for (let draw = 0; draw < draws; draw++) {
      const made = perturbNumbers(parent, { spread: 0.5, tries: 4 }, seededRandom(`${at} ${draw}`));
      if (!made.ok) continue;
      const texts = { problem: made.problem, solution: made.solution, answer: made.answer };
      yield { seed, ...texts, subject, level, hash: problemHash(made.problem) };
    }
  }
}

const storeAll = `
  INSERT INTO variants (id, project_id, seed_id, method, problem, solution, answer, subject, level, ground_truth,
                        check_state, content_hash, updated_at)
  SELECT gen_random_uuid(), $1, seed, 'perturb-numbers', problem, solution, answer, subject, level, 'computed', 'passed',
         hash, now()
  FROM jsonb_to_recordset($2) AS r (seed uuid, problem text, solution text, answer text, subject text, level int, hash text)`;

async function scalingProject() {
  const project = await makeProject(db);
  // As an import of many rows does: the indexes for searching texts are no part of this.
  await pool.query('DROP INDEX IF EXISTS variants_words, variants_fragments');
  const variants = Array.from(perturbed(await makeSeeds(db, project.id, problems)));
  for (let from = 0; from < variants.length; from += 10_000)
    await pool.query(storeAll, [project.id, JSON.stringify(variants.slice(from, from + 10_000))]);
  // The server's own housekeeping would come by within a minute.
  await pool.query('ANALYZE variants');
  const lead = { ...ctx, actor: await makeUser(db, { projectId: project.id, role: 'lead' }) };
  const reader = { ...ctx, actor: await makeUser(db, { projectId: project.id, role: 'annotator' }) };
  return { project: project.slug, lead, reader, variants: variants.length };
}

const members = (name: string) =>
  db.versionMember.findMany({ where: { version: { name } }, select: { variantId: true } });

test('7.5K lies in 60K: variants of perturb-numbers that an audit plan accepted, nobody read, and both versions prove', async () => {
  const { project, lead, reader, variants } = await scalingProject();
  expect(variants).toBeGreaterThan(sizes[1]!);

  const asked = { qualityLimit: 0.9, expectedRate: 0.99, halfWidth: null, looks: [1], dimensions: [] };
  const { audit } = await createAudit(lead, { project, name: 'perturbed', ...asked });
  await drawAudit(lead, audit);
  const sample = await drawnOf(db, audit);
  await readRows(reader, project, sample);
  const { decided } = await ruled(lead, { project, audit, stratum: 0, decision: 'accepted' });
  expect(decided + sample.length).toBe(variants);
  expect(sample.length).toBeLessThan(200);

  const whole = await frozenVersion(ctx, { project, name: 'whole', audit });
  expect(whole.rowCount).toBe(variants);
  const { run, names } = await subsetVersion(ctx, { project, version: 'whole', sizes, name: 'scale' });
  await runFreezeOf(ctx, run);
  expect(names).toEqual(['scale-60k', 'scale-7.5k']);
  const [large, small] = await Promise.all(names.map(members));
  expect([large!.length, small!.length]).toEqual([60_000, 7_500]);
  const inLarge = new Set(large!.map(({ variantId }) => variantId));
  expect(small!.every(({ variantId }) => inLarge.has(variantId))).toBe(true);
  for (const [at, name] of names.entries()) {
    const verdict = await verified(ctx, { project, version: name });
    expect(verdict).toMatchObject({ intact: true, faults: [], rows: [60_000, 7_500][at] });
    const { recipe } = await db.datasetVersion.findFirstOrThrow({ where: { name } });
    expect(recipe).toMatchObject({ audits: [{ audit, name: 'perturbed', rows: variants - sample.length }] });
  }
}, 300_000);
