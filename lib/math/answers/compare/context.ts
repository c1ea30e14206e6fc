import type { AnswerTree } from '../tree.ts';
import type { CompareOptions } from './options.ts';
import type { Outcome } from './outcome.ts';

/** What a comparison carries along: the options, and a budget that ends it. */
export class Context {
  readonly options: CompareOptions;
  private left = 4000;

  constructor(options: CompareOptions) {
    this.options = options;
  }

  /** False once the work allowed for one pair of answers is spent. */
  spend(work = 1): boolean {
    this.left -= work;
    return this.left > 0;
  }
}

export type Compare = (gold: AnswerTree, pred: AnswerTree, context: Context) => Outcome;
