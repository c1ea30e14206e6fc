import { forbiddenFields } from '#lib/domain/models/extra-body.ts';
import type { Question } from './client.ts';
import { LlmError } from './llm-error.ts';

/** OpenAI's own models refuse the old name of the longest reply, which everybody else understands. */
const openAiHost = /(^|\.)openai\.(azure\.)?com$/;

/** The body of a chat completion. An extra body that reaches for the studio's own fields is an LlmError. */
export function chatBody(question: Question, baseUrl: string): Record<string, unknown> {
  const { extraBody } = question;
  const longest = openAiHost.test(URL.parse(baseUrl)?.hostname ?? '')
    ? 'max_completion_tokens'
    : 'max_tokens';
  const body: Record<string, unknown> = {
    model: question.model,
    messages: question.messages,
    temperature: question.temperature,
    top_p: question.topP,
    [longest]: question.maxTokens,
    seed: question.seed,
  };
  if (!extraBody) return body;
  const forbidden = forbiddenFields(extraBody);
  if (forbidden.length > 0) {
    throw new LlmError('bad-request', `The extra body may not set ${forbidden.join(', ')}.`);
  }
  for (const [field, value] of Object.entries(extraBody)) {
    body[field] = value === null ? undefined : value;
  }
  return body;
}
