import { passed, type Rule, skipped, undecided } from '../rule.ts';

/**
 * No older text of the project is a copy with edits. The same problem with other numbers is another kind of likeness,
 * and the same text is another rule's.
 */
export const nearDuplicate: Rule = {
  id: 'near-duplicate',
  title: 'Near duplicate',
  description:
    'An older text of the project is nearly the same. Compared in the background, after the other rules.',
  version: 1,
  reads: 'corpus',
  run: ({ method, alike }) => {
    if (method.keepsProblem) return skipped('The method keeps the problem.');
    if (!alike) return skipped('It has not been compared with the corpus.');
    const [likest] = [...alike].sort((one, other) => other.similarity - one.similarity);
    if (!likest) return passed('No older text is nearly the same.');
    const { kind, id, seq, similarity } = likest;
    const more = alike.length > 1 ? `, and ${alike.length - 1} more` : '';
    return undecided(`Nearly the same as ${kind} ${seq} (${similarity.toFixed(2)})${more}.`, {
      [kind]: id,
      similarity: Math.round(similarity * 1000) / 1000,
    });
  },
};
