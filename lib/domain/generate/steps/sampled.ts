import type { Progress, Refusal, State } from '../method.ts';
import type { ParsedSolution } from '../parse-completion.ts';
import { type Vote, vote } from './vote.ts';

/** One sampled solution; what a reply without an answer lacks is its reason. */
export type Sample =
  | { answer: string; solution: string; reasoning: string | null }
  | { answer: null; reason: string };

/** Of several samples, a longer solution has a vote but is never the one that is kept. In characters. */
const LONGEST_KEPT = 30_000;
const LONGEST_ANSWER_SHOWN = 200;
const MOST_GROUPS_SHOWN = 20;

export const samplesOf = (state: State): Sample[] =>
  Array.isArray(state.samples) ? (state.samples as Sample[]) : [];

/**
 * Adds the reply to a solving call. One that cannot be read ends the request where it is the only one; among several
 * it is a sample without an answer, which counts in the whole that shares are taken of.
 */
export function addSample(state: State, parsed: ParsedSolution, count: number): Progress {
  if (count === 1 && !parsed.ok) return parsed;
  return { ok: true, state: { ...state, samples: [...samplesOf(state), toSample(parsed, count)] } };
}

/** Among several only what may be needed is stored: the thoughts stay with the reply itself. */
function toSample(parsed: ParsedSolution, count: number): Sample {
  if (!parsed.ok) return { answer: null, reason: parsed.reason };
  const { answer, solution, reasoning } = parsed;
  if (count === 1) return { answer, solution, reasoning };
  return { answer, solution: solution.length > LONGEST_KEPT ? '' : solution, reasoning: null };
}

export type Settled =
  | {
      ok: true;
      answer: string;
      solution: string;
      /** Null for a single sample: it has no vote behind it. */
      confidence: number | null;
      evidence: Record<string, unknown>;
    }
  | Refusal;

/** The solution that stands for all samples: the only one, or the majority's. */
export function settle(samples: readonly Sample[], minShare = 0): Settled {
  const settled = samples.length === 1 ? single(samples[0]!) : majority(samples, minShare);
  if (!settled.ok || !isUnsolvable(settled.answer)) return settled;
  const message = 'The model finds that the problem cannot be solved as it stands; its reply says why.';
  return { ok: false, reason: 'unsolvable', message };
}

/** What the templates for new problems ask for where there is no answer. */
const isUnsolvable = (answer: string) => /^\W*(?:\\?(?:text|mathrm|textbf)\W*)?unsolvable\W*$/i.test(answer);

function single(sample: Sample): Settled {
  if (sample.answer === null) return nothingSampled();
  const { answer, solution, reasoning } = sample;
  return { ok: true, answer, solution, confidence: null, evidence: reasoning ? { reasoning } : {} };
}

function majority(samples: readonly Sample[], minShare: number): Settled {
  const counted = vote(samples.map(({ answer }) => answer));
  const { groups, tied, share } = counted;
  const [first, second] = groups;
  if (!first) return nothingSampled();
  const votes = `${first.members.length} of ${samples.length}`;
  if (tied) {
    const message = `No majority: ${shown(first.answer)} and ${shown(second!.answer)} have ${votes} votes each. Ask for more samples.`;
    return { ok: false, reason: 'tie', message };
  }
  if (share < minShare) {
    const message = `${shown(first.answer)} has ${votes} votes, less than the share of ${minShare} that was asked for.`;
    return { ok: false, reason: 'low-share', message };
  }
  const chosen = representative(samples, first.members);
  if (!chosen) {
    const message = `Every solution of the majority is longer than ${LONGEST_KEPT.toLocaleString('en-US')} characters.`;
    return { ok: false, reason: 'too-long', message };
  }
  const { at, answer, solution } = chosen;
  return { ok: true, answer, solution, confidence: share, evidence: evidenceOf(samples, counted, at) };
}

function nothingSampled(): Refusal {
  const message =
    'No sampled reply states a final answer in \\boxed{}. See whether the template asks for it.';
  return { ok: false, reason: 'no-final-answer', message };
}

/** The member of median length, the shorter of two: neither the one that says least nor the one that rambles. */
function representative(samples: readonly Sample[], members: readonly number[]) {
  const kept = members.flatMap((at) => {
    const sample = samples[at]!;
    return sample.answer === null || sample.solution === '' ? [] : [{ at, ...sample }];
  });
  kept.sort((one, other) => one.solution.length - other.solution.length || one.at - other.at);
  return kept[Math.floor((kept.length - 1) / 2)] ?? null;
}

/** Bounded: at most 64 answers and 20 groups, each answer cut. Samples are numbered as their calls are, from 0. */
function evidenceOf(samples: readonly Sample[], { groups, share }: Vote, chosen: number) {
  return {
    samples: samples.length,
    answered: samples.filter(({ answer }) => answer !== null).length,
    share,
    chosen,
    answers: samples.map((sample) =>
      sample.answer === null ? { answer: null, reason: sample.reason } : { answer: shown(sample.answer) },
    ),
    groups: groups
      .slice(0, MOST_GROUPS_SHOWN)
      .map(({ answer, members }) => ({ answer: shown(answer), count: members.length, samples: members })),
  };
}

const shown = (answer: string) =>
  answer.length > LONGEST_ANSWER_SHOWN ? `${answer.slice(0, LONGEST_ANSWER_SHOWN).toWellFormed()}…` : answer;
