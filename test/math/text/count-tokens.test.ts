import { describe, expect, it } from 'vitest';
import { countTokens } from '#lib/math/text/count-tokens.ts';

describe('tokens of a problem and its solution', () => {
  it.each([
    ['', null, 0],
    ['What is $2 + 2$?', null, 5],
    ['What is $2 + 2$?', '$2 + 2 = 4$', 10],
    ['\\frac{1}{2}', null, 3],
    ['\\left( x \\right)', null, 3],
    ['1,000 apples', '', 2],
  ])('%j and %j: %i', (problem, solution, tokens) => {
    expect(countTokens(problem, solution)).toBe(tokens);
  });

  it('are the same for two settings of one problem', () => {
    expect(countTokens('Find $\\dfrac12$ of \\$20.')).toBe(countTokens('Find \\(\\frac{1}{2}\\) of $20'));
  });
});
