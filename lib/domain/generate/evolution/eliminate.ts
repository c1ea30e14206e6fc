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
  if (!splitSentences(childProblem).some(({ kind }) => kind === 'question')) {
    return refuse('asks-nothing', 'The text asks nothing.');
  }
  if (saysTheSame(parent, child)) {
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

/** The same formulas and numbers, and every word either the parent's or put for one that is gone. */
function saysTheSame(parent: Content, child: Content): boolean {
  if (parent.formulas.join('\n') !== child.formulas.join('\n')) return false;
  const added = child.words.difference(parent.words).size;
  const removed = parent.words.difference(child.words).size;
  if (added === 0) return removed <= 2;
  const fewest = Math.min(parent.words.size, child.words.size);
  return added <= 2 && removed >= added && removed <= 2 && fewest > 2;
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
