import { versionModel } from '../version-selection.ts';

/** The fields of a pair, in their order. */
export const pairFields = {
  ...{ split: 0, method: 1, problem: 2, solution: 3, answer: 4, subject: 5, level: 6, firstWrongStep: 7 },
  ...{ seedHash: 8, seedProblem: 9, source: 10, licence: 11, groundTruth: 12, model: 13, tokens: 14 },
  ...{ from: 15, rejectedSolution: 16, rejectedAnswer: 17, reply: 18 },
} as const;

// The pairs with both texts, in order, as COPY sends them. The better side is a variant, or the seed itself (revision 0);
// the worse one is a revision, or the reply of a call, which the reader takes its solution from. `places`: only these.
export const copyFrozenPairs = (places?: readonly number[]): string => `COPY (
    SELECT f.split, coalesce(v.method, 'seed'), coalesce(v.problem, s.problem), coalesce(v.solution, s.solution),
           coalesce(v.answer, s.answer), CASE WHEN v.id IS NULL THEN s.subject ELSE v.subject END,
           CASE WHEN v.id IS NULL THEN s.level ELSE v.level END::bigint, f.first_wrong_step::bigint,
           s.content_hash, s.problem, coalesce(v.source, i.source_name), i.licence,
           coalesce(v.ground_truth, 'inherited'), ${versionModel.sql},
           CASE WHEN v.id IS NULL THEN s.tokens ELSE v.tokens END::bigint,
           f.source, coalesce(w.solution, r.solution), coalesce(w.answer, r.answer), c.reply
    FROM frozen_rows AS f
    JOIN seeds AS s ON s.id = f.seed_id
    JOIN seed_imports AS i ON i.id = s.import_id
    LEFT JOIN variants AS v ON v.id = f.variant_id AND f.revision > 0
    LEFT JOIN batch_arms AS a ON a.id = v.arm_id
    LEFT JOIN variants AS w ON f.call_step IS NULL AND w.id = f.rejected_id AND w.revision = f.rejected_revision
    LEFT JOIN revisions AS r ON f.call_step IS NULL AND r.variant_id = f.rejected_id AND r.number = f.rejected_revision
    LEFT JOIN LATERAL (SELECT c.reply FROM model_calls AS c
                       WHERE c.request_id = v.request_id AND c.step = f.call_step AND c.status = 'answered'
                       ORDER BY c.attempt DESC LIMIT 1) AS c ON true
    ${places ? `WHERE f.position IN (${places.join(', ')})` : ''}
    ORDER BY f.position
  ) TO STDOUT (FORMAT binary)`;
