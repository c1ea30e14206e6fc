import { expect, onTestFinished } from 'vitest';
import { type ChatRequest, LlmError } from '#lib/llm/client.ts';
import { type Behave, openAiServer, type ServerOptions } from '#test/support/openai-server.ts';

export const key = 'sk-secret-0123456789';

/** A server that does not outlive its test. */
export async function serverThat(behave: Behave, options?: ServerOptions) {
  const server = await openAiServer(behave, options);
  onTestFinished(server.close);
  return server;
}

/** A request that asks for a sum. */
export function requestTo(url: string, changes: Partial<ChatRequest> = {}): ChatRequest {
  const messages = [{ role: 'user' as const, content: 'What is 2 + 3?' }];
  return {
    ...{ baseUrl: url, apiKey: key, model: 'm', messages },
    ...{ timeoutMs: 5000, allowPrivateNetwork: true },
    ...changes,
  };
}

/** The LlmError that a call must end with. */
export async function errorOf(work: Promise<unknown>): Promise<LlmError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(LlmError);
  return error as LlmError;
}
