import type { Context } from './context.ts';
import { type Outcome, type Stage, undecided } from './outcome.ts';

/**
 * One stage of a comparison and what it said. `depth` counts how deep in the answers the compared parts lie (0: the whole
 * answers), `part` names them.
 */
export type StageTried = Outcome & { readonly depth: number; readonly part: string | null };

/** Stages beyond these are not written down; long lists try very many. */
const MOST = 60;

type Entry = { readonly outcome: Outcome; readonly depth: number; readonly part: string | null };

/** The stages that a comparison went through, in order. Nothing is written where none was asked for. */
export class Trace {
  private readonly entries: Entry[] = [];
  private readonly parts: (string | null)[] = [];
  private upcoming: string | null = null;

  /** Names the parts that are compared next. */
  announce(part: string) {
    this.upcoming = part;
  }

  /** Runs the comparison of two parts, and writes down what settled it. */
  within(compare: () => Outcome): Outcome {
    this.parts.push(this.upcoming);
    this.upcoming = null;
    const outcome = compare();
    this.note(outcome);
    this.parts.pop();
    return outcome;
  }

  note(outcome: Outcome) {
    const depth = Math.max(0, this.parts.length - 1);
    const last = this.entries[this.entries.length - 1];
    // That parts are written differently goes without saying.
    if (last?.outcome === outcome || this.entries.length >= MOST || (depth > 0 && isPassedForm(outcome)))
      return;
    this.entries.push({ outcome, depth, part: this.parts[this.parts.length - 1] ?? null });
  }

  /** The stages up to the one that gave the outcome; what was tried in vain after it is left out. */
  stages(outcome: Outcome): StageTried[] {
    const settled = this.entries.findLastIndex((entry) => entry.outcome === outcome);
    const kept =
      settled < 0 ? [...this.entries, { outcome, depth: 0, part: null }] : this.entries.slice(0, settled + 1);
    return kept.map(({ outcome: said, depth, part }) => ({ ...said, depth, part }));
  }
}

const isPassedForm = ({ stage, verdict }: Outcome) => stage === 'form' && verdict === 'undecided';

/** A stage was tried and left the question open. */
export function passed(context: Context, stage: Stage, reason: string) {
  context.trace?.note(undecided(stage, reason));
}
