import { text } from 'node:stream/consumers';
import { precondition } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../../context.ts';
import { readProjectSetting } from '../../projects/read-setting.ts';
import { bundledTokenizer, type Tokenizer, type TokenizerRef, tokenizerOfFile } from './tokenizer.ts';

/** The file of a tokenizer in storage. */
export const tokenizerKey = (sha256: string) => `tokenizers/${sha256}`;

/** The last one that was read: a vocabulary of 100,000 pieces takes a second to build. */
let last: { sha256: string; tokenizer: Tokenizer } | null = null;

/** The tokenizer that is asked for. Throws PRECONDITION where the project has none of its own. */
export async function openTokenizer(ctx: ProjectCtx, ref: TokenizerRef): Promise<Tokenizer> {
  if (ref === 'cl100k_base') return bundledTokenizer();
  const { file } = await readProjectSetting(ctx.db, ctx.project.id, 'tokenizer');
  if (!file) throw precondition('This project has no tokenizer of its own. Give it a tokenizer.json first.');
  if (last?.sha256 !== file.sha256) {
    const content = await text(await ctx.storage.read(tokenizerKey(file.sha256)));
    last = { sha256: file.sha256, tokenizer: tokenizerOfFile(file.name, content) };
  }
  return { ...last.tokenizer, title: file.name };
}
