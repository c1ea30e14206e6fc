import { describe, expect, test } from 'vitest';
import { texTokens } from '#lib/math/text/tex-tokens.ts';

describe('the tokens of a formula', () => {
  test.each<[string, string[]]>([
    ['\\frac12', ['command \\frac', 'number 12']],
    ['x_{1,2}^2', ['other x', 'mark _', 'open {', 'number 1,2', 'close }', 'mark ^', 'number 2']],
    ['\\{a\\}', ['command \\{', 'other a', 'command \\}']],
    ['a % note\n+1', ['other a', 'comment % note', 'other +', 'number 1']],
    [
      '\\text{if $x$ is 2}',
      ['command \\text', 'open {', 'text if ', 'dollar $', 'other x', 'dollar $', 'text  is 2', 'close }'],
    ],
    [
      '\\text{a {b} c}d',
      ['command \\text', 'open {', 'text a ', 'open {', 'text b', 'close }', 'text  c', 'close }', 'other d'],
    ],
    ['a\\', ['other a', 'command \\']],
    ['}', ['close }']],
  ])('%s', (source, expected) => {
    expect(texTokens(source).map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`)).toEqual(
      expected,
    );
  });

  test('stand at their places in the text around the formula', () => {
    expect(texTokens('So $x+1$.', 4, 7).map(({ start }) => start)).toEqual([4, 5, 6]);
  });
});
