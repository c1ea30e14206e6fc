import type { Readable } from 'node:stream';
import { z } from 'zod';
import { uuidv7 } from '#lib/domain/ids.ts';
import { visibleInLine } from '#lib/domain/visible-controls.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';

/** The file of an import in storage. */
export const storageKey = (importId: string) => `imports/${importId}`;

export const uploadSeeds = projectVerb(
  {
    name: 'seeds.upload',
    summary: 'Stores a file of problems; nothing is read into the project yet.',
    kind: 'command',
    capability: 'import',
    input: z.object({
      fileName: z.string().trim().min(1).max(255).describe('The name of the file'),
      content: z.custom<Readable | AsyncIterable<Uint8Array>>().describe('Its bytes'),
    }),
  },
  async (ctx, { fileName, content }) => {
    const id = uuidv7(ctx.now().getTime(), ctx.randomBytes(10));
    const { bytes, sha256 } = await ctx.storage.write(storageKey(id), content);
    const name = visibleInLine(fileName.split(/[\\/]/).at(-1) ?? fileName);
    await ctx.db.$transaction(async (tx) => {
      await tx.seedImport.create({
        data: {
          ...{ id, projectId: ctx.project.id, fileName: name, fileHash: sha256, byteSize: bytes },
          ...{ sourceName: name, licence: 'unknown', createdAt: ctx.now() },
          createdById: userIdOf(ctx),
        },
      });
      await audit(tx, ctx, {
        action: 'seeds.upload',
        target: `import ${id}`,
        before: null,
        after: { fileName: name, sha256, bytes },
      });
    });
    const earlier = await ctx.db.seedImport.findFirst({
      where: { projectId: ctx.project.id, fileHash: sha256, status: 'done' },
      select: { createdAt: true },
      orderBy: { seq: 'desc' },
    });
    return { import: id, fileName: name, bytes, sha256, importedBefore: earlier?.createdAt ?? null };
  },
);
