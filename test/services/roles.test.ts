import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#lib/domain/access.ts';
import { defaultReasons } from '#lib/domain/review/reasons.ts';
import type { Actor, Ctx } from '#lib/services/context.ts';
import * as review from '#lib/services/review/index.ts';
import * as seeds from '#lib/services/seeds/index.ts';
import type { Verb } from '#lib/services/verb.ts';
import * as versions from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';
import { type Case, type Place, versionCases } from '#test/support/version-cases.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const own = await projectWithVariants(ctx, 100);
const foreign = await projectWithVariants(ctx, 20);

const lines = Buffer.from(`${JSON.stringify({ question: 'What is 2 + 2?', answer: '#### 4' })}\n`);
const upload = async (project: string) =>
  (await seeds.uploadSeeds(ctx, { project, fileName: 'a.jsonl', content: Readable.from([lines]) })).import;
await review.decide(ctx, { project: own.slug, variant: own.variants[0]!.id, revision: 1, action: 'accept' });
await frozenVersion(ctx, { project: own.slug, name: 'first' });

const first = () => ({ version: '1' });
const beingVerified = () => versions.verifyVersion(ctx, { project: own.slug, ...first() }).then(first);

/** An export of the version that waits for a worker. */
const anExport = async () => {
  const asked = await versions.startExport(ctx, { project: own.slug, version: '1', format: 'sharegpt' });
  return { version: '1', export: asked.id };
};

/** A variant that no case before touched. */
let used = 1;
const ownPlace: Place = { project: own.slug, variant: () => own.variants[used++]!.id };

const text = { problem: 'What is 3 + 3?', solution: 'It is 3 + 3 = 6.', answer: '6' };
const reject: Pick<Parameters<typeof review.decide>[1], 'action' | 'reasons'> = {
  action: 'reject',
  reasons: ['implausible'],
};
const edited = async (place: Place) => {
  const variant = place.variant();
  await review.editVariant(ctx, { project: own.slug, variant, revision: 1, ...text });
  return { variant, revision: 2, number: 1 };
};
const decided = async (place: Place, actor?: Actor) => {
  const context = actor ? { ...ctx, actor } : ctx;
  const variant = place.variant();
  const made = await review.decide(context, { project: own.slug, variant, revision: 1, ...reject });
  return { decision: made.decision };
};

/** One version is frozen at a time. */
const noFreezeUnderWay = () =>
  db.corpusRun.updateMany({ where: { kind: 'freeze' }, data: { status: 'cancelled' } });

const cases: Record<string, Case> = {
  ...versionCases(ctx, own.slug),
  'seeds.list': { verb: seeds.listSeeds, least: 'viewer', input: () => ({}) },
  'seeds.show': { verb: seeds.getSeed, least: 'viewer', input: () => ({ seed: own.seedIds[0] }) },
  'seeds.imports': { verb: seeds.listImports, least: 'viewer', input: () => ({}) },
  'seeds.show-import': {
    verb: seeds.getImport,
    least: 'viewer',
    input: async () => ({ import: await upload(own.slug) }),
  },
  'seeds.export-rejects': {
    verb: seeds.exportRejects,
    least: 'viewer',
    input: async () => ({ import: await upload(own.slug) }),
  },
  'seeds.upload': {
    verb: seeds.uploadSeeds,
    least: 'annotator',
    input: () => ({ fileName: 'a.jsonl', content: Readable.from([lines]) }),
  },
  'seeds.preview': {
    verb: seeds.previewImport,
    least: 'annotator',
    input: async () => ({ import: await upload(own.slug) }),
  },
  'seeds.import': {
    verb: seeds.startImport,
    least: 'annotator',
    input: async () => ({ import: await upload(own.slug) }),
  },
  'seeds.cancel-import': {
    verb: seeds.cancelImport,
    least: 'annotator',
    input: async () => ({ import: await upload(own.slug) }),
  },
  'seeds.facets': { verb: seeds.seedFacets, least: 'viewer', input: () => ({}) },
  'seeds.position': { verb: seeds.seedPosition, least: 'viewer', input: () => ({}) },
  'seeds.similar': { verb: seeds.similarToSeed, least: 'viewer', input: () => ({ seed: own.seedIds[0] }) },
  'seeds.export': { verb: seeds.exportSeeds, least: 'viewer', input: () => ({ ids: [own.seedIds[0]] }) },
  'seeds.set-aside': {
    verb: seeds.setAsideSeeds,
    least: 'annotator',
    input: () => ({ ids: [own.seedIds[1]] }),
  },
  'seeds.restore': { verb: seeds.restoreSeeds, least: 'annotator', input: () => ({ ids: [own.seedIds[1]] }) },
  'review.dashboard': { verb: review.showDashboard, least: 'viewer', input: () => ({}) },
  'review.queue': { verb: review.listQueue, least: 'viewer', input: () => ({}) },
  'review.show': {
    verb: review.getReviewItem,
    least: 'viewer',
    input: () => ({ variant: own.variants[0]!.id }),
  },
  'review.decide': {
    verb: review.decide,
    least: 'annotator',
    input: (place) => ({ variant: place.variant(), revision: 1, ...reject }),
  },
  'review.edit': {
    verb: review.editVariant,
    least: 'annotator',
    input: (place) => ({ variant: place.variant(), revision: 1, ...text }),
  },
  'review.restore': { verb: review.restoreRevision, least: 'annotator', input: edited },
  // Of somebody else's decision; one's own takes an annotator (tested with decisions).
  'review.undo': { verb: review.undo, least: 'reviewer', input: (place) => decided(place) },
  'review.mark-step': {
    verb: review.markStep,
    least: 'annotator',
    input: (place) => ({ variant: place.variant(), revision: 1, step: 0 }),
  },
  'review.unmark-step': {
    verb: review.unmarkStep,
    least: 'reviewer',
    input: async (place) => {
      const variant = place.variant();
      const made = await review.markStep(ctx, { project: own.slug, variant, revision: 1, step: 1 });
      return { label: made.label };
    },
  },
  'review.reasons': { verb: review.listReasons, least: 'viewer', input: () => ({}) },
  'review.change-reasons': {
    verb: review.saveReasons,
    least: 'lead',
    input: () => ({ reasons: defaultReasons }),
  },
  'review.export-steps': { verb: review.exportStepLabels, least: 'reviewer', input: () => ({}) },
  'review.decide-matching': {
    verb: review.decideMatching,
    least: 'reviewer',
    input: () => ({ ...reject, subject: 'None' }),
  },
  'review.preview-matching': {
    verb: review.previewMatching,
    least: 'reviewer',
    input: () => ({ action: 'accept' }),
  },
  'versions.list': { verb: versions.listVersions, least: 'viewer', input: () => ({}) },
  'versions.show': { verb: versions.getVersion, least: 'viewer', input: first },
  'versions.rows': { verb: versions.listVersionRows, least: 'viewer', input: first },
  'versions.verify': { verb: versions.verifyVersion, least: 'viewer', input: first },
  'versions.verifications': { verb: versions.listVerifications, least: 'viewer', input: first },
  'versions.cancel-verify': { verb: versions.cancelVerify, least: 'viewer', input: beingVerified },
  'versions.export': { verb: versions.exportVersion, least: 'viewer', input: first },
  'versions.exports': { verb: versions.listExports, least: 'viewer', input: first },
  'versions.export-file': {
    verb: versions.startExport,
    least: 'viewer',
    input: () => ({ version: '1', format: 'alpaca' }),
  },
  'versions.show-export': { verb: versions.showExport, least: 'viewer', input: () => anExport() },
  'versions.exported-file': {
    verb: versions.readExport,
    least: 'viewer',
    input: async () => ({ ...(await anExport()), path: 'dataset_info.json' }),
  },
  'versions.cancel-export': { verb: versions.cancelExport, least: 'viewer', input: anExport },
  'versions.delete-export': {
    verb: versions.deleteExport,
    least: 'lead',
    input: async () => {
      const asked = await anExport();
      await versions.cancelExport(ctx, { project: own.slug, ...asked });
      return asked;
    },
  },
  'versions.preview': { verb: versions.previewVersion, least: 'viewer', input: () => ({}) },
  'versions.subset': {
    verb: versions.subsetVersion,
    least: 'lead',
    input: async () => {
      await noFreezeUnderWay();
      return { version: '1', sizes: [1], name: `s-${randomUUID().slice(0, 8)}` };
    },
  },
  'versions.diff': { verb: versions.diffVersions, least: 'viewer', input: () => ({ from: '1', to: '1' }) },
  'versions.diff-rows': {
    verb: versions.diffRows,
    least: 'viewer',
    input: () => ({ from: '1', to: '1', change: 'added' }),
  },
  'versions.touched': {
    verb: versions.listTouchedVersions,
    least: 'viewer',
    input: () => ({ seed: own.seedIds[0] }),
  },
  'versions.recalls': { verb: versions.listRecalls, least: 'viewer', input: () => ({}) },
  'versions.recall': {
    verb: versions.recallOrigin,
    least: 'lead',
    input: (place) => ({ variant: place.variant(), reason: 'It is wrong.' }),
  },
  'versions.withdraw-recall': {
    verb: versions.withdrawRecall,
    least: 'lead',
    input: async (place) => {
      const wrong = { project: own.slug, variant: place.variant(), reason: 'It is wrong.' };
      return { recall: (await versions.recallOrigin(ctx, wrong)).recall };
    },
  },
  'versions.create': {
    verb: versions.createVersion,
    least: 'lead',
    input: async () => {
      await noFreezeUnderWay();
      return { name: `v-${randomUUID().slice(0, 8)}` };
    },
  },
};

const call = (one: Case, context: Ctx, input: object) => (one.verb as Verb<object, unknown>)(context, input);
const atLeast = (role: Role, least: Role) => roles.indexOf(role) <= roles.indexOf(least);

test('every verb of seeds, review and versions is in the table', () => {
  const all = [seeds, review, versions].flatMap(
    (noun) => Object.values(noun) as { spec: { name: string; capability?: string } }[],
  );
  expect(Object.keys(cases).sort()).toEqual(
    // What has no capability is not for members: a link is for whoever has it.
    all
      .filter(({ spec }) => spec.capability)
      .map(({ spec }) => spec.name)
      .sort(),
  );
});

describe.each(Object.entries(cases))('%s', (_, one) => {
  test.each(roles)('as %s in the own project', async (role) => {
    const actor = await makeUser(db, { projectId: own.id, role });
    const input = { project: own.slug, ...(await one.input(ownPlace)) };
    const outcome = await call(one, { ...ctx, actor }, input).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    expect(outcome).toBe(atLeast(role, one.least) ? 'done' : 'FORBIDDEN');
  });

  test('as owner of another project, this one does not exist', async () => {
    const actor = await makeUser(db, { projectId: foreign.id, role: 'owner' });
    const input = { project: own.slug, ...(await one.input(ownPlace)) };
    await expect(call(one, { ...ctx, actor }, input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(own.slug),
    });
    const missing = { ...input, project: 'no-such-project' };
    await expect(call(one, { ...ctx, actor }, missing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('as owner of another project, nothing of this one is reached through that one', async () => {
    const actor = await makeUser(db, { projectId: foreign.id, role: 'owner' });
    const given = await one.input(ownPlace);
    const names = ['seed', 'import', 'variant', 'decision', 'version'].filter((name) => name in given);
    if (names.length === 0) return;
    const outcome = await call(one, { ...ctx, actor }, { project: foreign.slug, ...given }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    expect(['NOT_FOUND', 'PRECONDITION']).toContain(outcome);
  });

  test('as a visitor it is refused', async () => {
    const actor: Actor = { kind: 'anonymous', address: '127.0.0.1' };
    const input = { project: own.slug, ...(await one.input(ownPlace)) };
    await expect(call(one, { ...ctx, actor }, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('with a token that may only read, commands are refused', async () => {
    const actor = { ...(await makeUser(db, { projectId: own.id, role: 'owner' })), readOnly: true };
    const input = { project: own.slug, ...(await one.input(ownPlace)) };
    const { kind } = (one.verb as Verb<object, unknown>).spec;
    const outcome = await call(one, { ...ctx, actor }, input).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    expect(outcome).toBe(kind === 'query' ? 'done' : 'FORBIDDEN');
  });
});
