import {
  countOf,
  faultOfText,
  finishReasonOf,
  firstOf,
  idOf,
  type ResultFormat,
  textOf,
} from '../result-format.ts';

/**
 * `output.jsonl` of NeMo-Skills (NVIDIA): the fields of the data set's row with `generation` added, and
 * `predicted_answer` where it was graded there. Several samples are several files (`output-rs0.jsonl`, `-rs1`, …), which
 * may stand one behind the other. What a reasoning model thought stands apart in `reasoning_content` and is not read.
 */
export const nemoSkills: ResultFormat = {
  id: 'nemo-skills',
  title: 'NeMo-Skills, output',
  fields: 'problem, expected_answer, generation, num_generated_tokens, predicted_answer',
  recognise(row) {
    if (!Object.hasOwn(row, 'generation')) return 0;
    const marks = ['expected_answer', 'predicted_answer', 'num_generated_tokens', 'generation_time'];
    const found = marks.filter((mark) => Object.hasOwn(row, mark)).length;
    return [0, 0.8, 1][Math.min(found, 2)]!;
  },
  reader: () => (row) => {
    const text = row.generation;
    const fault = faultOfText(text, 'generation');
    if (fault) return { fault };
    const problem = textOf(firstOf(row, ['problem', 'question']));
    const originalId = idOf(firstOf(row, ['id', 'unique_id']));
    if (problem === undefined && originalId === undefined)
      return { fault: 'The line names no problem: it has neither problem nor id.' };
    return {
      replies: [
        {
          problem: { ...(problem && { text: problem }), ...(originalId && { originalId }) },
          sample: null,
          text: text as string,
          finishReason: finishReasonOf(row.finish_reason),
          completionTokens: countOf(row.num_generated_tokens) ?? null,
        },
      ],
    };
  },
};
