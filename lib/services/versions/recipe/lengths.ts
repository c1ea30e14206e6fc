import { countKeptRows } from '#lib/db/queries/recipe/count-kept-rows.ts';
import { type SampledText, sampleTexts } from '#lib/db/queries/recipe/sample-texts.ts';
import { Recipe } from '#lib/domain/versions/recipe.ts';
import { tokenLengths } from '#lib/domain/versions/token-lengths.ts';
import { projectVerb } from '../../verb.ts';
import { openTokenizer, type Tokenizer, TokenizerRef } from '../tokenizers/index.ts';
import { requireSolutions } from './require-solutions.ts';
import { withChosenRows } from './with-chosen-rows.ts';

/** So many rows are counted; of more, a sample. */
const most = 4_000;
/** Rows between two breaths: other requests are answered meanwhile. */
const breath = 100;

export const previewLengths = projectVerb(
  {
    name: 'versions.lengths',
    summary: 'Counts the tokens of the rows of a recipe, of a stable sample where there are many.',
    kind: 'query',
    capability: 'read',
    input: Recipe.extend({ tokenizer: TokenizerRef }),
  },
  async (ctx, { tokenizer, ...recipe }) => {
    requireSolutions(recipe);
    const opened = await openTokenizer(ctx, tokenizer);
    const { rows, texts } = await withChosenRows(ctx, recipe, async (client, chosen) => ({
      rows: await countKeptRows(client, chosen),
      texts: await sampleTexts(client, chosen, most),
    }));
    const counts = await countTokens(texts, opened, ctx.stopping);
    return { tokenizer: opened.title, rows, lengths: tokenLengths(counts, counts.length === rows) };
  },
);

/** Tokens of problem and solution together, without the words that a chat template puts around them. */
async function countTokens(texts: readonly SampledText[], { count }: Tokenizer, stopping?: AbortSignal) {
  const counts: number[] = [];
  for (const [at, { problem, solution }] of texts.entries()) {
    if (at % breath === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      stopping?.throwIfAborted();
    }
    counts.push(count(`${problem}\n${solution}`));
  }
  return counts;
}
