import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, libraryStyles, transportSecurity } from '#lib/http/security-headers.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const source = (file: string) => readFileSync(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8');

describe('the content security policy', () => {
  test('runs scripts by nonce alone', () => {
    const directives = contentSecurityPolicy('n0nce').split('; ');
    const script = directives.find((each) => each.startsWith('script-src '));
    expect(script).toBe("script-src 'nonce-n0nce' 'strict-dynamic'");
    expect(directives).toEqual(
      expect.arrayContaining([
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
      ]),
    );
  });

  test('allows no style element but by nonce or by what it says', () => {
    const style = contentSecurityPolicy('n0nce')
      .split('; ')
      .find((each) => each.startsWith('style-src '));
    expect(style).toBe(`style-src 'self' 'nonce-n0nce' ${libraryStyles.join(' ')}`);
    expect(style).not.toContain('unsafe-inline');
  });

  test('knows the styles that the libraries of this version write into the page', () => {
    const toasts = /__insertCSS\("((?:[^"\\]|\\.)*)"\)/.exec(source('sonner/dist/index.mjs'))?.[1];
    const radix = ['select', 'scroll-area'].map(
      (name) =>
        /__html: ["`']([^"`']*)["`']/.exec(source(`@radix-ui/react-${name}/dist/index.mjs`))?.[1] ?? '',
    );
    expect(libraryStyles).toEqual([hash(''), hash(JSON.parse(`"${toasts}"`)), ...radix.map(hash)]);
  });
});

test.each([
  ['https://studio.example.org', { 'Strict-Transport-Security': 'max-age=15552000' }],
  ['http://studio.example.org', {}],
  [undefined, {}],
])('with the public address %s browsers are told %j', (address, headers) => {
  expect(transportSecurity(address)).toEqual(headers);
});
