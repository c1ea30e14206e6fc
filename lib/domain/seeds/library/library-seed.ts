import type { Subject } from '../subject.ts';

/**
 * One problem of the built-in library. `problem` and `solution` are LaTeX text with `$…$` and `\[…\]`;
 * the solution's last line ends with the only `\boxed{…}`, whose content is `answer`.
 * `id` is stable: `library:<subject>-<level>-<number>`.
 */
export type LibrarySeed = {
  readonly id: string;
  readonly subject: Subject;
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly problem: string;
  readonly solution: string;
  readonly answer: string;
};
