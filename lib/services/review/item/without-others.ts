type Hidable = {
  variant: { revision: number };
  answer: { override: unknown };
  revisions: readonly { number: number; authorId: string | null }[];
  decisions: readonly { actorId: string | null }[];
  overrides: readonly { actorId: string | null }[];
  stepLabels: readonly { actorId: string | null }[];
  comments: readonly { authorId: string | null }[];
  judgements: readonly unknown[];
};

/** An item as somebody sees it who decides it blindly: the text, and of what people did only their own part. */
export function withoutOthers<I extends Hidable>(item: I, userId: string | null): I {
  const mine = ({ actorId }: { actorId: string | null }) => actorId === userId;
  const overrides = item.overrides.filter(mine);
  const ownWord = overrides.some((one) => 'withdrawnAt' in one && one.withdrawnAt === null);
  return {
    ...item,
    answer: { ...item.answer, override: ownWord ? item.answer.override : null },
    revisions: item.revisions
      .filter(({ number, authorId }) => number === item.variant.revision || authorId === userId)
      .map((one) => (one.authorId === userId ? one : { ...one, author: null, note: '' })),
    decisions: item.decisions.filter(mine),
    overrides,
    stepLabels: item.stepLabels.filter(mine),
    comments: item.comments.filter(({ authorId }) => authorId === userId),
    judgements: [],
  };
}
