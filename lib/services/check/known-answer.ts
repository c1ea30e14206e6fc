/** What is read of a variant beside its text: the problem of its first revision. */
export const firstProblem = { where: { number: 1 }, select: { problem: true } } as const;

/** The answer held to be right for the text as it is now; null where none is, or where the problem was edited since. */
export function knownAnswer(
  variant: { truth: string | null; problem: string },
  first: { problem: string } | undefined,
): string | null {
  return first && first.problem !== variant.problem ? null : variant.truth;
}
