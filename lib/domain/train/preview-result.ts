import { z } from 'zod';
import { TrainingDevice } from './log/events.ts';

const Token = z.object({
  id: z.number().int(),
  text: z.string(),
  special: z.boolean(),
  trained: z.boolean(),
});

/** What `trainer/sft.py --preview` answers: rows as the model will see them, and what the whole training amounts to. */
export const PreviewResult = z.object({
  examples: z.array(z.object({ tokens: z.array(Token), length: z.number().int(), truncated: z.boolean() })),
  /** Over the rows that were sampled; `counts` in bins of `binTokens` tokens. */
  lengths: z.object({
    binTokens: z.number().int(),
    counts: z.array(z.number().int()),
    max: z.number().int(),
    mean: z.number(),
  }),
  /** Of the sampled rows, 0 to 1. */
  truncatedShare: z.number(),
  droppedShare: z.number(),
  /** Of one epoch, responses alone; counted over the sample and scaled to all rows. */
  trainedTokens: z.number(),
  rows: z.number().int(),
  sampledRows: z.number().int(),
  stepsPerEpoch: z.number(),
  totalSteps: z.number().int(),
  packedSequences: z.number().nullable(),
  base: z.object({
    parameters: z.number(),
    trainable: z.number(),
    layers: z.number().int(),
    hidden: z.number().int(),
    vocabulary: z.number().int(),
    contextLength: z.number().int().nullable(),
    hasChatTemplate: z.boolean(),
    dtype: z.string().nullable(),
  }),
  device: TrainingDevice,
  libraries: z.record(z.string(), z.string().nullable()),
});
export type PreviewResult = z.infer<typeof PreviewResult>;
