import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Id } from '../ids.ts';
import { jsonOr } from '../json-or.ts';
import { ExtraBody } from './extra-body.ts';

const price = (what: string) =>
  z.coerce
    .number()
    .min(0)
    .max(100_000)
    .nullable()
    .default(null)
    .describe(`US dollars for a million tokens ${what}`);

const perMinute = (what: string) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000_000)
    .nullable()
    .default(null)
    .describe(`${what} a minute, over all workers; left out, no limit of ours`);

/** An object of fields, or its JSON. */
const ExtraBodyInput = jsonOr(ExtraBody, '{"top_k": 20}')
  .default({})
  .describe('Fields added to the body of every call, such as {"top_k": 20}; null takes a field out');

/** A model behind an OpenAI-compatible address. */
export const ModelSettings = z.object({
  id: Id.optional().describe('The model to change; left out, a new one is made'),
  name: z.string().trim().min(1, 'Give the model a name.').max(80).describe('The name in lists'),
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'Use an http or https address, such as https://api.openai.com/v1.' })
    .max(500)
    .refine((text) => {
      const url = URL.parse(text);
      return !url?.username && !url?.password;
    }, 'Leave user name and password out of the address; give the key in its own field.')
    .refine(
      (text) => !/[?#]/.test(text),
      'Leave everything from "?" or "#" on out of the address; give the key in its own field.',
    )
    .transform((text) => text.replace(/\/+$/, ''))
    .describe('The base address, such as https://api.openai.com/v1'),
  model: z.string().trim().min(1, 'Name the model.').max(200).describe('The model, as its provider calls it'),
  key: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .describe('The key; left out, the stored one stays. It is never shown again'),
  priceInput: price('read'),
  priceCached: price('read that the provider had in its cache; left out, the price of the others'),
  priceOutput: price('written'),
  batchPriceShare: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('What the Batch API costs, as a share of the price of live calls'),
  batchApi: Flag.default(false).describe('It speaks the Batch API'),
  concurrency: z.coerce.number().int().min(1).max(1024).default(8).describe('Calls at the same time'),
  rpm: perMinute('Requests'),
  tpm: perMinute('Tokens'),
  timeoutSeconds: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(120)
    .describe('How long one call may take'),
  extraBody: ExtraBodyInput,
});
export type ModelSettings = z.infer<typeof ModelSettings>;

/** Saving asks the model one short question, unless somebody says why not. */
export const SaveModel = ModelSettings.extend({
  check: Flag.default(true).describe('Whether the model is asked one short question before it is saved'),
  reason: z.string().trim().max(1000).default('').describe('Why it is saved without a check'),
});
export type SaveModel = z.infer<typeof SaveModel>;
