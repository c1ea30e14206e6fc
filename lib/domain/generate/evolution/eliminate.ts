import { splitSentences } from '../backward/sentences.ts';
import { type Content, contentOf } from './content.ts';
import { changedLanguage } from './language.ts';
import { copiedPhrase, holdsSolution, isRefusal, markdownNoise } from './phrases.ts';

export type EliminationReason =
  | 'refusal'
  | 'copied-phrase'
  | 'holds-its-solution'
  | 'markdown'
  | 'only-stop-words'
  | 'other-language'
  | 'asks-nothing'
  | 'no-new-information'
  | 'over-long';

export type Elimination = { ok: true } | { ok: false; reason: EliminationReason; message: string };

export type EliminationLimits = {
  /** The hop of the child, 1-based: later hops may have grown further beyond the first problem. */
  hop: number;
  /** The problem that the first hop began with; the parent where it is left out. */
  root: string;
  /** Down where the child is meant to be easier: leaving something out makes it another problem. */
  direction: 'up' | 'down';
  /** Words that one hop may add. */
  addedWords: number;
};

/** WizardLM asks for 10 to 20 more words a hop; more than three times that is another text. */
const ADDED_WORDS = 60;

/**
 * Whether an evolved problem is worth keeping: the elimination of Evol-Instruct (Xu et al. 2023, arXiv 2304.12244,
 * section 3.2) for problems with formulas. Refused where it says nothing new, grew beyond its hop, is no problem at
 * all (a refusal, stop words, a text that asks nothing, another language), or carries what does not belong in one
 * (its solution, phrases of the prompt, marks of Markdown). Two texts are the same problem when they have the same
 * formulas and numbers and no more than a renamed word between them.
 */
export function eliminate(
  parentProblem: string,
  childProblem: string,
  limits: Partial<EliminationLimits> = {},
): Elimination {
  const form = faultOfForm(childProblem);
  if (form) return { ok: false, ...form };
  const parent = contentOf(parentProblem);
  const child = contentOf(childProblem);
  if (child.words.size === 0 && child.formulas.length === 0) {
    return refuse('only-stop-words', 'The text holds only punctuation and words without content.');
  }
  if (changedLanguage(parentProblem, childProblem)) {
    return refuse('other-language', 'The text is in another language than its parent.');
  }
  const asks = splitSentences(childProblem).some(({ kind }) => kind === 'question' || kind === 'answer-form');
  if (!asks) {
    return refuse('asks-nothing', 'The text asks nothing.');
  }
  if (saysTheSame(parent, child, limits.direction ?? 'up')) {
    return refuse('no-new-information', 'The text says what its parent says, and nothing more.');
  }
  return checkLength(parent, child, limits);
}

const refuse = (reason: EliminationReason, message: string) => ({ ok: false as const, reason, message });

function faultOfForm(text: string): { reason: EliminationReason; message: string } | null {
  if (isRefusal(text)) return { reason: 'refusal', message: 'The model refused to write a problem.' };
  const phrase = copiedPhrase(text);
  if (phrase) return { reason: 'copied-phrase', message: `The text speaks of its own making: "${phrase}".` };
  const solution = holdsSolution(text);
  if (solution)
    return { reason: 'holds-its-solution', message: `The text holds its solution: "${solution}".` };
  const noise = markdownNoise(text);
  return noise ? { reason: 'markdown', message: `The text has marks of Markdown: "${noise}".` } : null;
}

/** Nothing is in the child that is not in the parent, or one word was put for another. */
function saysTheSame(parent: Content, child: Content, direction: 'up' | 'down'): boolean {
  const added = child.words.difference(parent.words).size;
  const removed = parent.words.difference(child.words).size;
  const sameFormulas = parent.formulas.join('\n') === child.formulas.join('\n');
  if (direction === 'up' && added === 0 && isPart(child.formulas, parent.formulas)) return true;
  if (!sameFormulas) return false;
  return removed <= 2 && added <= removed && Math.min(parent.words.size, child.words.size) > 2;
}

/** Whether every item of a sorted list is one of another, as often as there. */
function isPart(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const item of part) {
    while (at < whole.length && whole[at]! < item) at++;
    if (whole[at++] !== item) return false;
  }
  return true;
}

function checkLength(
  parent: Content,
  child: Content,
  { hop = 1, root, addedWords = ADDED_WORDS }: Partial<EliminationLimits>,
): Elimination {
  const over = child.length - parent.length;
  if (over > addedWords) {
    return refuse(
      'over-long',
      `The text has ${over} words more than its parent; ${addedWords} may be added.`,
    );
  }
  const allowed = addedWords * hop;
  const total = root === undefined ? over : child.length - contentOf(root).length;
  if (total > allowed) {
    return refuse(
      'over-long',
      `After ${hop} hops the text has ${total} words more than its root; ${allowed} may be.`,
    );
  }
  return { ok: true };
}
