import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AnswerPlayground } from '#components/check/answer-playground.tsx';
import { optionsOf, readPlayground, writePlayground } from '#components/check/playground-state.ts';

const shown = (state: Record<string, string>) =>
  renderToStaticMarkup(createElement(AnswerPlayground, { initial: new URLSearchParams(state).toString() }));

describe('the playground', () => {
  test.each([
    [{ gold: '5', pred: 'x = 5' }, 'equal'],
    [{ gold: '4', pred: '4\\sqrt2' }, 'different'],
    [{ gold: '24\\%', pred: '24' }, 'different'],
    [{ gold: '24\\%', pred: '24', percent: 'either' }, 'equal'],
  ])('%j is shown as %s', (state, verdict) => {
    expect(shown(state)).toMatch(new RegExp(`role="status".*?>${verdict}</span>`));
  });

  test('marks the place of an answer, and names repairs', () => {
    const html = shown({ gold: '\\frac12', pred: 'Half, so \\boxed{0.5}.' });
    expect(html).toMatch(/<mark[^>]*>0\.5<\/mark>/);
    expect(html).toContain('Repaired');
  });

  test('recomputes a solution', () => {
    expect(shown({ solution: '<<48/2=25>>25' })).toContain('it makes 24');
  });

  test('offers examples when it is empty', () => {
    expect(shown({})).toContain('or look at');
  });
});

test('a link holds the whole state', () => {
  const state = readPlayground(new URLSearchParams({ gold: '1 + 1', pred: '2&3', precision: '2' }));
  expect(readPlayground(new URLSearchParams(writePlayground(state)))).toEqual(state);
  expect(optionsOf({ ...state, precision: '99' })).toEqual({});
});
