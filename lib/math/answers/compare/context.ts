import type { AnswerTree } from '../tree.ts';
import type { CompareOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { Trace } from './trace.ts';

/** What a comparison carries along. */
export type Context = { readonly options: CompareOptions; readonly trace?: Trace };

export type Compare = (gold: AnswerTree, pred: AnswerTree, context: Context) => Outcome;
