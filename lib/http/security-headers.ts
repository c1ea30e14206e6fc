import { env } from '#lib/env.ts';

/**
 * Style elements that libraries write into the page, each always the same text: toasts (an empty one first), select
 * lists, scroll areas.
 */
export const libraryStyles = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
  "'sha256-441zG27rExd4/il+NvIqyL8zFx5XmyNQtE381kSkUJk='",
  "'sha256-vGQdhYJbTuF+M8iCn1IZCHpdkiICocWHDq4qnQF4Rjw='",
];

/**
 * What a page may load, run and be framed by. Scripts run by nonce alone: text of a dataset that gets into a page as
 * markup stays text. KaTeX places its glyphs with style attributes, so these are allowed; style elements
 * need the nonce or be known.
 */
export function contentSecurityPolicy(nonce: string): string {
  const development = env().NODE_ENV === 'development';
  // React's development build and the reload client use eval and inline styles.
  const script = development ? " 'unsafe-eval'" : '';
  const style = development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}' ${libraryStyles.join(' ')}`;
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${script}`,
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The referrer of a link that holds a token would tell it to another site. */
const plainSecurityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/**
 * Behind TLS (the address that people use says so) a browser shall come by TLS for half a year, whatever it is told;
 * without TLS the header would lock people out.
 */
export function transportSecurity(publicUrl = env().NEXTAUTH_URL): Readonly<Record<string, string>> {
  return publicUrl?.startsWith('https://') ? { 'Strict-Transport-Security': 'max-age=15552000' } : {};
}

/** Headers of every answer, whoever gives it. */
export const securityHeaders = (): Readonly<Record<string, string>> => ({
  ...plainSecurityHeaders,
  ...transportSecurity(),
});
