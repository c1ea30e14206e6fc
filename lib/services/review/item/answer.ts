import type { AnswerOverride } from '#lib/db/generated/client.ts';
import type { JsonRow } from '#lib/db/json-row.ts';
import { engineOutcome } from '#lib/domain/check/overrides.ts';
import { knownAnswer } from '../../check/known-answer.ts';

type Judged = {
  truth: string | null;
  problem: string;
  answer: string;
  revision: number;
  revisions: readonly { problem: string }[];
  overrides: readonly JsonRow<AnswerOverride>[];
};

/** The known answer, what the engine says of the variant's, and the person's word that stands against it. */
export function answerOf({ revisions, overrides, ...variant }: Judged) {
  const known = knownAnswer(variant, revisions[0]);
  const word = overrides.find((one) => one.revision === variant.revision && one.withdrawnAt === null);
  return {
    known,
    /** An answer was known, but of a problem that has been edited since. */
    isOutdated: known === null && variant.truth !== null,
    engine: known === null ? null : engineOutcome(known, variant.answer),
    override: word
      ? { id: word.id, verdict: word.verdict, note: word.note, by: word.actorLabel, at: word.at }
      : null,
  };
}
