import { describe, expect, test } from 'vitest';
import { returnPath } from '#lib/domain/account/return-path.ts';

describe('after signing in someone goes', () => {
  test.each([
    ['to a page of the studio', '/demo/review', '/demo/review'],
    ['with its filters', '/demo/seeds?level=5&q=a%20b#row', '/demo/seeds?level=5&q=a%20b#row'],
    ['home without a wish', undefined, '/'],
    ['home for an empty wish', '', '/'],
    ['home for another site', 'https://evil.example/', '/'],
    ['home for a host without a scheme', '//evil.example', '/'],
    ['home for a backslash that browsers read as a slash', '/\\evil.example', '/'],
    ['home for a tab that browsers drop', '/\t/evil.example', '/'],
    ['home for a line break that browsers drop', '/\n/evil.example', '/'],
    ['home for a path that climbs to another host', '/..//evil.example', '/'],
    ['home for a dot before another host', '/.//evil.example', '/'],
    ['home for a script', 'javascript:alert(1)', '/'],
    ['home for data', 'data:text/html,x', '/'],
    ['home for a relative path', 'evil.example', '/'],
    ['home for a name before the host', '/@evil.example/..//x', '/'],
    ['home for an endless wish', `/${'a'.repeat(3000)}`, '/'],
  ])('%s', (_, wanted, path) => {
    expect(returnPath(wanted)).toBe(path);
  });
});
