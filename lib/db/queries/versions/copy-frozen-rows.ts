import { versionModel } from '../version-selection.ts';

/** The fields of a row, in their order. */
export const frozenFields = {
  ...{ split: 0, method: 1, problem: 2, solution: 3, answer: 4, subject: 5, level: 6, firstWrongStep: 7 },
  ...{ seedHash: 8, seedProblem: 9, source: 10, licence: 11, groundTruth: 12, model: 13, tokens: 14 },
  ...{ place: 15, problemHash: 16 },
} as const;

// The rows with their texts, in order, as COPY sends them: a cursor would hold and parse thousands at a time. The
// model's name is the recipe's: a model that is deleted later still made the row. Variants are read where the selection saw
// them: in the same snapshot a row version stays at its place, and no index is gone down (a quarter of the buffers, three
// quarters of the time at 100,000 rows).
export const copyFrozenRows = `COPY (
    SELECT f.split, v.method, v.problem, v.solution, v.answer, v.subject, v.level::bigint, f.first_wrong_step::bigint,
           s.content_hash, s.problem, coalesce(v.source, i.source_name), i.licence, v.ground_truth,
           ${versionModel.sql}, v.tokens::bigint, f.position::bigint, v.content_hash
    FROM frozen_rows AS f
    JOIN variants AS v ON v.ctid = f.tuple
    JOIN seeds AS s ON s.id = f.seed_id
    JOIN seed_imports AS i ON i.id = s.import_id
    LEFT JOIN batch_arms AS a ON a.id = v.arm_id
    ORDER BY f.position
  ) TO STDOUT (FORMAT binary)`;
