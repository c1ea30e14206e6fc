import { z } from 'zod';

/** An email address, in lower case and without spaces around it: the name of an account. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An address has at most 254 characters.')
  .pipe(z.email('This is not an email address.'))
  .describe('Email address');
export type Email = z.infer<typeof Email>;

/** What others read beside a decision or an edit. */
export const PersonName = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(80, 'A name has at most 80 characters.')
  .regex(/^\P{Cc}*$/u, 'A name has no control characters.')
  .describe('Name that others see');

/** Length decides, as OWASP ASVS 5.0 §6.2 asks: any character, no composition rules. Guessable runs are refused. */
export const Password = z
  .string()
  .min(12, 'Use at least 12 characters; a short sentence is good.')
  .max(200, 'Use at most 200 characters.')
  .refine((text) => new Set(text.toLowerCase()).size >= 5, 'Use at least 5 different characters.')
  .refine(
    (text) => !isGuessable(text.toLowerCase()),
    'This is easy to guess; use words that do not go together.',
  )
  .describe('Password, at least 12 characters');

/** A password as someone types it to sign in: whatever was allowed when it was set. */
export const TypedPassword = z.string().min(1, 'Enter the password.').max(200).describe('Password');

/** A new account. */
export const NewAccount = z.object({ email: Email, name: PersonName, password: Password });
export type NewAccount = z.infer<typeof NewAccount>;

/** A token as it stands in a link: 32 random bytes in base64url. */
export const LinkToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'This link is not complete. Copy it again, whole.')
  .describe('The token of the link');

const runs = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '01234567890123456789'];
const commonWords =
  /password|passwort|passwd|corollary|welcome|letmein|iloveyou|administrator|admin|qwerty|monkey|dragon|football|baseball|sunshine|princess|trustno1|changeme|secret|login|studio|abc|123456789|12345678|1234567|123456|12345|1234|123/g;

/** True for one row of the keyboard, the alphabet or the digits, for one word repeated, and for common words alone. */
function isGuessable(text: string): boolean {
  const backwards = [...text].reverse().join('');
  if (runs.some((run) => (run + run).includes(text) || (run + run).includes(backwards))) return true;
  if (/^(.{1,8}?)\1+$/su.test(text)) return true;
  return text.replace(commonWords, '').length < 6;
}
