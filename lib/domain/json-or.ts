import { z } from 'zod';

/**
 * What `schema` takes, or its JSON, as command lines and forms give it; an empty text is an empty object. Whoever writes
 * anything else than an object is shown `example`.
 */
export const jsonOr = <S extends z.ZodType>(schema: S, example: string, mostCharacters = 20_000) =>
  z.preprocess((given: z.input<S> | string, ctx) => {
    const refused = (message: string) => {
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (typeof given === 'string' && given.length > mostCharacters)
      return refused(`At most ${mostCharacters} characters.`);
    const value = typeof given === 'string' ? parsed(given) : given;
    if (value === undefined) return refused(`This is not JSON. Write an object, such as ${example}.`);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refused(`Write an object, such as ${example}.`);
    return value;
  }, schema);

function parsed(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
