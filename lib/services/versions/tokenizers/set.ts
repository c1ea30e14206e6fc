import { createHash } from 'node:crypto';
import { z } from 'zod';
import { limitReached } from '#lib/domain/errors.ts';
import { oneChunk } from '#lib/storage/one-chunk.ts';
import { audit } from '../../audit.ts';
import { readProjectSetting } from '../../projects/read-setting.ts';
import { projectVerb } from '../../verb.ts';
import { tokenizerKey } from './open.ts';
import { tokenizerOfFile } from './tokenizer.ts';

const mebibyte = 1024 * 1024;
/** The largest that are in use have some 35. */
const maxBytes = 64 * mebibyte;

export const setTokenizer = projectVerb(
  {
    name: 'versions.set-tokenizer',
    summary: 'Gives the project the tokenizer.json of a model, by which token lengths are counted.',
    kind: 'command',
    capability: 'freeze',
    input: z.object({
      fileName: z
        .string()
        .trim()
        .min(1)
        .max(255)
        .describe('What it is called, such as the name of the model'),
      content: z.custom<AsyncIterable<Uint8Array>>().describe('Its bytes'),
    }),
  },
  async (ctx, { fileName, content }) => {
    const bytes = await collect(content);
    tokenizerOfFile(fileName, bytes.toString('utf8'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await ctx.storage.write(tokenizerKey(sha256), oneChunk(bytes));
    const file = { name: fileName, sha256, bytes: bytes.length };
    await ctx.db.$transaction(async (tx) => {
      const [projectId, key] = [ctx.project.id, 'tokenizer'];
      const before = await readProjectSetting(tx, projectId, 'tokenizer');
      await tx.projectSetting.upsert({
        where: { projectId_key: { projectId, key } },
        create: { projectId, key, value: { file }, updatedAt: ctx.now() },
        update: { value: { file }, updatedAt: ctx.now() },
      });
      const target = `settings ${key}`;
      await audit(tx, ctx, { action: 'versions.set-tokenizer', target, before, after: { file } });
    });
    return file;
  },
);

async function collect(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    if (bytes > maxBytes) throw limitReached('A tokenizer.json has at most 64 MiB.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
