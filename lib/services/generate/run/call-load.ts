import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import { callCost } from '#lib/domain/generate/call-cost.ts';
import type { Arm, Run } from './run.ts';

/** Mean UTF-8 bytes of a token of English mathematics with LaTeX. */
const bytesPerToken = 3.5;
/** Where no reply has shown it yet: the tokens of a step-by-step solution, and of a problem. */
const firstReplyTokens = 350;
const problemTokens = 150;
/** A reply's weight in the mean of its arm. */
const learning = 0.05;

type News = { answered: number; tokensBack: number };

/**
 * What one run knows of the size of its calls at one endpoint: expected before they are made, corrected when they end.
 * The sums go to the endpoint's row with the next claim.
 */
export function createCallLoad(run: Run, endpointId: string) {
  const arms = [...run.arms.values()].filter((arm) => arm.recipe.model?.id === endpointId);
  const replies = new Map(arms.map((arm) => [arm.id, firstReply(arm)]));
  let news: News = { answered: 0, tokensBack: 0 };
  const base = (arm: Arm) => templateTokens(arm) + replies.get(arm.id)!;
  return {
    /** US dollars of one call, the dearest of the arms: for a budget before its ledger can tell. */
    expectedCost: Math.max(0, ...arms.map((arm) => expectedCost(arm))),
    tokens: (left: number) => ({
      left,
      perByte: 1 / bytesPerToken,
      byArm: Object.fromEntries(arms.map((arm) => [arm.id, base(arm)])),
    }),
    /** A call ended: `used` is 0 for one that the provider refused. */
    ended: (request: ClaimedRequest, used: { prompt: number; completion: number } | null) => {
      news.tokensBack += request.reserved - (used ? used.prompt + used.completion : 0);
      if (!used) return;
      news.answered++;
      const mean = replies.get(request.armId) ?? used.completion;
      replies.set(request.armId, mean + (used.completion - mean) * learning);
    },
    takeNews: (): News => {
      const taken = news;
      news = { answered: 0, tokensBack: 0 };
      return taken;
    },
    giveNewsBack: (taken: News) => {
      news.answered += taken.answered;
      news.tokensBack += taken.tokensBack;
    },
  };
}

export type CallLoad = ReturnType<typeof createCallLoad>;

const firstReply = ({ recipe }: Arm) => Math.min(firstReplyTokens, recipe.sampling?.maxTokens ?? Infinity);

/** Mean tokens of an arm's templates, without what is put in. */
function templateTokens({ recipe }: Arm): number {
  const sizes = recipe.templates.map(({ messages }) =>
    messages.reduce((sum, one) => sum + Buffer.byteLength(one.content) / bytesPerToken + 4, 0),
  );
  return sizes.reduce((sum, one) => sum + one, 0) / Math.max(sizes.length, 1);
}

function expectedCost(arm: Arm): number {
  const { model } = arm.recipe;
  if (!model) return 0;
  const prompt = templateTokens(arm) + problemTokens;
  return callCost(model, { prompt, cached: 0, completion: firstReply(arm) }) ?? 0;
}
