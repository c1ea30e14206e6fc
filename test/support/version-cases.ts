import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Role } from '#lib/domain/access.ts';
import type { Ctx } from '#lib/services/context.ts';
import * as versions from '#lib/services/versions/index.ts';

export type Place = { project: string; variant: () => string };
/** A verb, the least role that may use it, and an input with which it does its work in the project's version 1. */
export type Case = { verb: unknown; least: Role; input: (place: Place) => object | Promise<object> };

const first = () => ({ version: '1' });

/** The verbs of handing versions on and of looking at recipes. */
export function versionCases(ctx: Ctx, project: string): Record<string, Case> {
  const reading = (verb: unknown, input: Case['input'] = first): Case => ({ verb, least: 'viewer', input });
  const leading = (verb: unknown, input: Case['input'] = first): Case => ({ verb, least: 'lead', input });
  const link = async () =>
    (await versions.createVersionLink(ctx, { project, version: '1', name: 'A reader' })).id;
  const push = async () => {
    const asked = { repo: `o/${randomUUID()}`, token: 'hf_x', endpoint: 'https://hub.example.org' };
    return (await versions.startPush(ctx, { project, version: '1', ...asked })).id;
  };
  const endRuns = (kind: 'restore' | 'branch') =>
    ctx.db.corpusRun.updateMany({ where: { project: { slug: project }, kind }, data: { status: 'done' } });
  const aRestore = async () => {
    const version = await ctx.db.datasetVersion.findFirstOrThrow({
      where: { project: { slug: project }, number: 1 },
    });
    const { id: versionId, projectId } = version;
    const made = await ctx.db.versionRestore.create({
      data: { projectId, versionId, counts: {}, byLabel: 'test' },
    });
    return made.id;
  };
  return {
    'versions.trace': reading(versions.traceRow, () => ({ version: '1', position: 0 })),
    'versions.restore-preview': reading(versions.previewRestore),
    'versions.restores': reading(versions.listRestores),
    'versions.branches': reading(versions.listBranches),
    'versions.restore': leading(versions.restoreVersion, async () => {
      await endRuns('restore');
      return { version: '1' };
    }),
    'versions.undo-restore': leading(versions.undoRestore, async () => {
      await endRuns('restore');
      return { restore: await aRestore() };
    }),
    'versions.branch': reading(versions.branchVersion, async () => {
      await endRuns('branch');
      return { version: '1', slug: `b-${randomUUID().slice(0, 8)}`, name: 'A branch' };
    }),
    'versions.card': reading(versions.showVersionCard),
    'versions.files': reading(versions.listVersionFiles),
    'versions.file': reading(versions.readVersionFile, () => ({ version: '1', path: 'manifest.json' })),
    'versions.links': leading(versions.listVersionLinks),
    'versions.create-link': leading(versions.createVersionLink, () => ({ version: '1', name: 'A reader' })),
    'versions.revoke-link': leading(versions.revokeVersionLink, async () => ({
      version: '1',
      link: await link(),
    })),
    'versions.pushes': reading(versions.listPushes),
    'versions.push': leading(versions.startPush, () => ({
      ...{ version: '1', repo: `o/${randomUUID()}`, token: 'hf_x', endpoint: 'https://hub.example.org' },
    })),
    'versions.cancel-push': leading(versions.cancelPush, async () => ({ version: '1', push: await push() })),
    'versions.lengths': reading(versions.previewLengths, () => ({})),
    'versions.likeness': reading(versions.previewLikeness, () => ({})),
    'versions.pairs': reading(versions.previewPairs, () => ({})),
    'versions.difficulty': reading(versions.corpusDifficulty, () => ({})),
    'versions.origins': reading(versions.recipeOrigins, () => ({})),
    'versions.tokenizer': reading(versions.showTokenizer, () => ({})),
    'versions.set-tokenizer': leading(versions.setTokenizer, () => ({
      fileName: 'small',
      content: Readable.from([Buffer.from(tokenizerJson)]),
    })),
  };
}

const pieces = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
/** A small tokenizer: digits, two signs and the space. */
const tokenizerJson = JSON.stringify({
  ...{ version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer: null },
  ...{ pre_tokenizer: pieces, post_processor: null, decoder: pieces },
  model: {
    ...{ type: 'BPE', dropout: null, unk_token: null, fuse_unk: false, byte_fallback: false },
    ...{ continuing_subword_prefix: null, end_of_word_suffix: null, ignore_merges: false },
    ...{ vocab: { 1: 0, 2: 1, '+': 2, '=': 3, Ġ: 4, Ġ1: 5 }, merges: [['Ġ', '1']] },
  },
});
