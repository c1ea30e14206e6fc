import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { cardOf } from './card-of.ts';

/** As the Hub names licences: small letters, digits, "." and "-". */
export const LicenceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.+-]{0,60}$/, 'Use the name that the Hub has for the licence, such as cc-by-4.0.')
  .describe('The licence of the whole, such as cc-by-4.0; the strictest of the sources when left out');

export const showVersionCard = projectVerb(
  {
    name: 'versions.card',
    summary:
      'Shows the dataset card of a version: README.md for the Hub, its pictures, and where licences conflict.',
    kind: 'query',
    capability: 'read',
    input: z.object({
      version: VersionRef,
      licence: LicenceId.optional(),
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/, 'Use the code of a language, such as en.')
        .default('en')
        .describe('The language of the problems, ISO 639'),
    }),
  },
  async (ctx, { version, licence, language }) =>
    cardOf(ctx, await findVersion(ctx, version), { licence, language }),
);
