import {
  countOf,
  faultOfText,
  finishReasonOf,
  firstOf,
  idOf,
  type ProblemName,
  type ReadLine,
  type ResultFormat,
  type Row,
  textOf,
} from '../result-format.ts';

const IDS = ['id', 'problem_id', 'question_id', 'unique_id', 'task_id', 'original_id'];
const INDEXES = ['index', 'idx', 'doc_id'];
const TEXTS = ['problem', 'question', 'query', 'instruction'];
const REPLIES = [
  'response',
  'reply',
  'completion',
  'output',
  'generation',
  'prediction',
  'model_output',
  'text',
];
const LISTS = ['responses', 'completions', 'outputs', 'generations'];
const SAMPLES = ['sample', 'sample_id', 'sample_index'];
const TOKENS = ['completion_tokens', 'output_tokens', 'num_generated_tokens', 'num_tokens'];

/** A problem's id, number or text beside a reply, or beside a list of replies, which are its samples. */
export const plain: ResultFormat = {
  id: 'plain',
  title: 'A problem and a response',
  fields: 'id (or index, or problem), response (or responses), sample, finish_reason, completion_tokens',
  recognise(row) {
    const isNamed = firstOf(row, [...IDS, ...INDEXES, ...TEXTS]) !== undefined;
    return isNamed && firstOf(row, [...REPLIES, ...LISTS]) !== undefined ? 0.5 : 0;
  },
  reader: () => readLine,
};

function readLine(row: Row): ReadLine {
  const problem = problemOf(row);
  if (Object.keys(problem).length === 0)
    return { fault: `The line names no problem: it has no id, no index and no problem.` };
  const list = firstOf(row, LISTS);
  const texts = Array.isArray(list) ? (list as unknown[]) : [firstOf(row, REPLIES)];
  const fault = texts.map((text) => faultOfText(text, 'response')).find((found) => found !== null);
  if (fault) return { fault };
  if (texts.length === 0) return { fault: 'The list of responses is empty.' };
  const said = countOf(firstOf(row, SAMPLES)) ?? null;
  return {
    replies: (texts as string[]).map((text, at) => ({
      ...{ problem, text },
      sample: Array.isArray(list) ? at : said,
      finishReason: finishReasonOf(firstOf(row, ['finish_reason', 'stop_reason'])),
      completionTokens: tokensOf(row),
    })),
  };
}

/** A bare number as an id may be the data set's own or a place in it: both are tried. */
function problemOf(row: Row): ProblemName {
  const text = textOf(firstOf(row, TEXTS));
  const id = firstOf(row, IDS);
  const originalId = idOf(id);
  const index = countOf(firstOf(row, INDEXES)) ?? countOf(id);
  return {
    ...(text !== undefined && { text }),
    ...(originalId !== undefined && { originalId }),
    ...(index !== undefined && { index }),
  };
}

function tokensOf(row: Row): number | null {
  const usage = row.usage;
  const inUsage = typeof usage === 'object' && usage !== null ? (usage as Row).completion_tokens : undefined;
  return countOf(firstOf(row, TOKENS)) ?? countOf(inUsage) ?? null;
}
