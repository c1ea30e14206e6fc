import { z } from 'zod';
import { Flag } from '../flag.ts';

export const hubAddress = 'https://huggingface.co';

/** A version to be pushed to the Hugging Face Hub; `pushIssue` says what of it cannot be. */
export const NewPush = z.object({
  repo: z
    .string()
    .trim()
    .max(200)
    .describe('The dataset on the Hub, as owner/name; made where it does not exist'),
  token: z
    .string()
    .trim()
    .max(500)
    .describe('An access token of the Hub that may write; kept sealed until the push ends'),
  endpoint: z
    .url({ protocol: /^https?$/, error: 'Enter an http or https address.' })
    .default(hubAddress)
    .describe('The address of the Hub'),
  private: Flag.default(true).describe('A new dataset is seen by its owner alone'),
  licence: z
    .string()
    .trim()
    .max(60)
    .optional()
    .describe('The licence of the whole, such as cc-by-4.0; the strictest of the sources when left out'),
});
export type NewPush = z.infer<typeof NewPush>;

export type PushStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

const namePart = /^[A-Za-z0-9](?:[\w.-]{0,94}[A-Za-z0-9])?$/;

/** What is wrong with a push, and with which field; null where nothing is. */
export function pushIssue({
  repo,
  token,
  licence,
}: NewPush): { path: keyof NewPush; message: string } | null {
  const parts = repo.split('/');
  if (parts.length !== 2 || !parts.every((part) => namePart.test(part) && !/--|\.\./.test(part))) {
    return {
      path: 'repo',
      message: 'Enter the dataset as owner/name, of letters, digits, ".", "_" and "-".',
    };
  }
  if (!/^hf_[A-Za-z0-9_]+$/.test(token)) {
    return {
      path: 'token',
      message: 'A token of the Hub begins with "hf_". Make one that may write under its settings.',
    };
  }
  if (licence && !/^[a-z0-9][a-z0-9.+-]*$/.test(licence)) {
    return { path: 'licence', message: 'Use the name that the Hub has for the licence, such as cc-by-4.0.' };
  }
  return null;
}
