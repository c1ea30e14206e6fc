import { z } from 'zod';

import { notFound, precondition } from '#lib/domain/errors.ts';
import { cleanReply } from '#lib/domain/generate/parse-completion.ts';
import { Id } from '#lib/domain/ids.ts';
import { LlmError } from '#lib/llm/client.ts';
import { openKey } from '#lib/llm/seal-key.ts';
import { audit } from '../audit.ts';
import { readSetting } from '../settings/read.ts';
import { projectVerb } from '../verb.ts';

/** Short enough to cost nothing, long enough for a reasoning model to begin. */
const question = { role: 'user' as const, content: 'What is 2 + 3? Answer with the number alone.' };
const maxTokens = 512;
const longestMs = 60_000;

export const testModel = projectVerb(
  {
    name: 'models.test',
    summary: 'Asks a model one short question for real, and shows its answer, time and tokens.',
    kind: 'command',
    capability: 'configure',
    input: z.object({ model: Id.describe('The model') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.modelEndpoint.findFirst({
      where: { id: input.model, projectId: ctx.project.id },
    });
    if (!found) throw notFound('This model');
    const { host } = new URL(found.baseUrl);
    await ctx.db.$transaction((tx) => audit(tx, ctx, { action: 'models.test', target: `model ${found.id}` }));
    const from = performance.now();
    try {
      const reply = await ctx.llm.chat({
        baseUrl: found.baseUrl,
        apiKey: found.encryptedKey === null ? null : openKey(found.encryptedKey, host, ctx.encryptionKey),
        model: found.model,
        messages: [question],
        maxTokens,
        timeoutMs: Math.min(found.timeoutSeconds * 1000, longestMs),
        allowPrivateNetwork: await readSetting(ctx.db, 'allowPrivateNetworks'),
      });
      const { finishReason, promptTokens, completionTokens } = reply;
      const milliseconds = Math.round(performance.now() - from);
      return {
        question: question.content,
        text: cleanReply(reply.text),
        finishReason,
        promptTokens,
        completionTokens,
        milliseconds,
      };
    } catch (error) {
      if (error instanceof LlmError) throw precondition(`The model did not answer. ${error.message}`);
      throw error;
    }
  },
);
