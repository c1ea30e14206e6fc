import {
  countOf,
  faultOfText,
  firstOf,
  idOf,
  type ProblemName,
  type ResultFormat,
  type Row,
  textOf,
} from '../result-format.ts';

/**
 * `samples_<task>_<time>.jsonl` of lm-evaluation-harness (EleutherAI), written with `--log_samples`: a line for each
 * document and filter, so that a task with two filters has every reply twice; the first is taken. `resps` holds for each
 * request of the document the texts as the model wrote them, `filtered_resps` what a filter made of them.
 */
export const lmEvaluationHarness: ResultFormat = {
  id: 'lm-evaluation-harness',
  title: 'lm-evaluation-harness, samples',
  fields: 'doc_id, doc, target, arguments, resps, filtered_resps, filter',
  recognise(row) {
    if (!Object.hasOwn(row, 'doc_id') || !Object.hasOwn(row, 'resps')) return 0;
    return Object.hasOwn(row, 'filtered_resps') || Object.hasOwn(row, 'doc') ? 1 : 0.8;
  },
  reader() {
    const seen = new Map<number, unknown>();
    return (row) => {
      const index = countOf(row.doc_id);
      if (index === undefined) return { fault: 'doc_id is no whole number.' };
      const filter = row.filter ?? null;
      if (seen.has(index) && seen.get(index) !== filter)
        return { repeat: `Document ${index} under another filter.` };
      seen.set(index, filter);
      const texts = textsOf(row.resps);
      if ('fault' in texts) return texts;
      const problem = problemOf(row, index);
      return {
        replies: texts.map((text, sample) => ({
          ...{ problem, sample, text },
          finishReason: null,
          completionTokens: null,
        })),
      };
    };
  },
};

/** The texts of the only request of a document; repeats of it are its samples. */
function textsOf(resps: unknown): string[] | { fault: string } {
  if (!Array.isArray(resps) || resps.length === 0) return { fault: 'resps is no list with a reply in it.' };
  const isNested = Array.isArray(resps[0]);
  const texts: readonly unknown[] = isNested ? (resps[0] as unknown[]) : resps;
  if (isNested && (resps.length > 1 || typeof texts[0] === 'number'))
    return { fault: 'resps holds likelihoods of given answers, not a text that the model wrote.' };
  const fault = texts.map((text) => faultOfText(text, 'resps')).find((found) => found !== null);
  if (fault) return { fault };
  return texts.length === 0 ? { fault: 'resps is empty.' } : (texts as string[]);
}

function problemOf(row: Row, index: number): ProblemName {
  const doc =
    typeof row.doc === 'object' && row.doc !== null && !Array.isArray(row.doc) ? (row.doc as Row) : {};
  const text = textOf(firstOf(doc, ['problem', 'question', 'query', 'input']));
  const originalId = idOf(firstOf(doc, ['unique_id', 'id', 'question_id']));
  return { index, ...(text !== undefined && { text }), ...(originalId !== undefined && { originalId }) };
}
