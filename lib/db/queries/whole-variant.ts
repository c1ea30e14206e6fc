import type { Tx } from '../client.ts';
import type {
  AnswerOverride,
  CheckResult,
  Decision,
  Judgement,
  ReviewComment,
  Revision,
  StepLabel,
  Variant,
} from '../generated/client.ts';
import { fromJsonRow, type JsonRow } from '../json-row.ts';

type Row = Record<string, unknown>;

export type SeedOfVariant = {
  id: string;
  problem: string;
  solution: string;
  answer: string;
  subject: string | null;
  level: number | null;
  rowNumber: number;
  originalId: string | null;
  /** The name of the file or set that it was imported from. */
  source: string;
};

type Found = {
  variant: Row;
  seed: SeedOfVariant;
  batch: { id: string; name: string } | null;
  importedFrom: string | null;
  recipe: unknown;
  hasHits: boolean;
  checks: Row[];
  judgements: Row[];
  revisions: Row[];
  decisions: Row[];
  overrides: Row[];
  stepLabels: Row[];
  comments: Row[];
};

type Authored = Revision & { author: string | null };
type Mentioning = ReviewComment & { mentions: string[] };

/** A variant with everything that was said of it; of its checks, those of its current revision. */
export type WholeVariant = Pick<Found, 'seed' | 'batch' | 'importedFrom' | 'recipe' | 'hasHits'> & {
  variant: JsonRow<Variant>;
  checks: JsonRow<CheckResult>[];
  judgements: JsonRow<Judgement>[];
  revisions: JsonRow<Authored>[];
  decisions: JsonRow<Decision>[];
  overrides: JsonRow<AnswerOverride>[];
  stepLabels: JsonRow<StepLabel>[];
  comments: JsonRow<Mentioning>[];
};

// What a reviewer looks at, in one statement: Prisma asks each of these tables on its own, and with fifty people who
// decide at once those fifteen round trips were most of the time of a server's processor.
export async function wholeVariant(tx: Tx, projectId: string, id: string): Promise<WholeVariant | null> {
  const [found] = await tx.$queryRaw<Found[]>`/* prepared whole-variant */
    SELECT to_jsonb(v) AS variant,
      jsonb_build_object('id', s.id, 'problem', s.problem, 'solution', s.solution, 'answer', s.answer,
        'subject', s.subject, 'level', s.level, 'rowNumber', s.row_number, 'originalId', s.original_id,
        'source', f.source_name) AS seed,
      (SELECT jsonb_build_object('id', b.id, 'name', b.name) FROM batches AS b WHERE b.id = v.batch_id) AS batch,
      (SELECT i.source_name FROM seed_imports AS i WHERE i.id = v.import_id) AS "importedFrom",
      (SELECT a.recipe FROM batch_arms AS a WHERE a.id = v.arm_id) AS recipe,
      EXISTS (SELECT FROM contamination_hits AS h WHERE h.variant_id = v.id AND h.state <> 'waived') AS "hasHits",
      ARRAY(SELECT to_jsonb(c) FROM check_results AS c
            WHERE c.variant_id = v.id AND c.revision = v.revision ORDER BY c.rule) AS checks,
      ARRAY(SELECT to_jsonb(j) FROM judgements AS j WHERE j.variant_id = v.id ORDER BY j.at DESC) AS judgements,
      ARRAY(SELECT to_jsonb(r) || jsonb_build_object('author', u.name)
            FROM revisions AS r LEFT JOIN users AS u ON u.id = r.author_id
            WHERE r.variant_id = v.id ORDER BY r.number) AS revisions,
      ARRAY(SELECT to_jsonb(d) FROM decisions AS d WHERE d.variant_id = v.id ORDER BY d.seq) AS decisions,
      ARRAY(SELECT to_jsonb(o) FROM answer_overrides AS o WHERE o.variant_id = v.id ORDER BY o.seq) AS overrides,
      ARRAY(SELECT to_jsonb(l) FROM step_labels AS l
            WHERE l.variant_id = v.id AND l.withdrawn_at IS NULL ORDER BY l.seq) AS "stepLabels",
      ARRAY(SELECT to_jsonb(c) || jsonb_build_object('mentions',
              ARRAY(SELECT m.user_id FROM comment_mentions AS m WHERE m.comment_id = c.id))
            FROM review_comments AS c WHERE c.variant_id = v.id ORDER BY c.seq) AS comments
    FROM variants AS v JOIN seeds AS s ON s.id = v.seed_id JOIN seed_imports AS f ON f.id = s.import_id
    WHERE v.id = ${id}::uuid AND v.project_id = ${projectId}::uuid`;
  if (!found) return null;
  const rows = <T>(list: readonly Row[]) => list.map((row) => fromJsonRow<T>(row));
  return {
    ...found,
    variant: fromJsonRow<Variant>(found.variant),
    checks: rows<CheckResult>(found.checks),
    judgements: rows<Judgement>(found.judgements),
    revisions: rows<Authored>(found.revisions),
    decisions: rows<Decision>(found.decisions),
    overrides: rows<AnswerOverride>(found.overrides),
    stepLabels: rows<StepLabel>(found.stepLabels),
    comments: rows<Mentioning>(found.comments),
  };
}
