import { type Block, type DraftedBlock, type DraftPlan, draftBlock } from './draft-block.ts';

/** A drafted block, and the memory that its lines lay in, which is free again. */
export type Drafted = DraftedBlock & { freed?: ArrayBuffer };

/** Drafts blocks: here, or on other threads, which the worker brings. `space` is memory for the result. */
export type Drafter = {
  draft: (block: Block, plan: DraftPlan, space?: ArrayBuffer) => Promise<Drafted>;
  /** Blocks that are worth having under way at once. */
  ahead: number;
};

/** Drafts on the thread that asks: enough for small files. */
export const draftHere: Drafter = {
  draft: async (block, plan, space) => ({
    ...draftBlock(block, plan, space),
    freed: block.lines?.bytes.buffer,
  }),
  ahead: 1,
};

/** Memory that is used again: fresh pages cost more than what is written into them. */
export class Spaces {
  readonly #free: ArrayBuffer[] = [];

  take = (): ArrayBuffer | undefined => this.#free.pop();

  give = (space: ArrayBuffer | undefined): void => {
    if (space && space.byteLength > 0) this.#free.push(space);
  };
}

/** Blocks as they were, drafted, in their order; a few are under way while one is used. */
export async function* draftInOrder(
  blocks: AsyncIterable<Block>,
  plan: () => DraftPlan,
  drafter: Drafter,
  spaces: { lines: Spaces; copy: Spaces },
): AsyncGenerator<DraftedBlock> {
  const under: Promise<Drafted>[] = [];
  const next = async () => {
    const { freed, ...drafted } = await (under.shift() as Promise<Drafted>);
    spaces.lines.give(freed);
    return drafted;
  };
  for await (const block of blocks) {
    const drafted = drafter.draft(block, plan(), spaces.copy.take());
    // A failure is met where its turn comes.
    drafted.catch(() => {});
    under.push(drafted);
    if (under.length >= drafter.ahead) yield await next();
  }
  while (under.length > 0) yield await next();
}
