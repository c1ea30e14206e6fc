import { env } from '#lib/env.ts';

/**
 * What a page may load, run and be framed by. Scripts run by nonce alone: text of a dataset that gets into a page as
 * markup stays text. KaTeX places its glyphs with style attributes, so these are allowed, style elements are not.
 */
export function contentSecurityPolicy(nonce: string): string {
  const development = env().NODE_ENV === 'development';
  // React's development build and the reload client use eval and inline styles.
  const script = development ? " 'unsafe-eval'" : '';
  const style = development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
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

/** Headers of every answer. The referrer of a link that holds a token would tell it to another site. */
export const plainSecurityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};
