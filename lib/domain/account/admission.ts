/**
 * The part of an address after the @ decides, whole: "example.org" does not admit "a@evil-example.org"
 * nor "a@sub.example.org".
 */
export function isAllowedDomain(email: string, allowedDomains: readonly string[]): boolean {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  return at > 0 && domain !== '' && allowedDomains.some((allowed) => allowed.toLowerCase() === domain);
}

/** Why a sign-in through a provider was refused; the sign-in page has a sentence for each. */
export const refusals = {
  unverified: 'The provider has not verified your email address. Verify it there, then try again.',
  'account-exists':
    'An account with this email address exists already. Sign in with its password; a provider is never joined to it by itself.',
  'not-invited':
    'This email address is not invited. Ask an owner of a project for an invitation to this address.',
  deactivated: 'This account is deactivated. Ask the administrator of this installation.',
  'no-account-yet': 'This studio has no account yet. Open the set-up link that it printed when it started.',
} as const;
export type Refusal = keyof typeof refusals;

export function isRefusal(text: string | undefined): text is Refusal {
  return text !== undefined && Object.hasOwn(refusals, text);
}
