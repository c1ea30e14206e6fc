import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AnswerPlayground } from '#components/check/answer-playground.tsx';
import {
  linkOf,
  optionsOf,
  precisionFault,
  readPlayground,
  writePlayground,
} from '#components/check/playground-state.ts';

const shown = (state: Record<string, string>) =>
  renderToStaticMarkup(createElement(AnswerPlayground, { initial: new URLSearchParams(state).toString() }));
const words = (html: string) => html.replace(/<svg.*?<\/svg>/g, '').replace(/<[^>]+>/g, ' ');

describe('the playground', () => {
  test.each([
    [{ gold: '5', pred: 'x = 5' }, 'equal'],
    [{ gold: '4', pred: '4\\sqrt2' }, 'different'],
    [{ gold: '\\int_0^1 x\\,dx', pred: '\\frac12' }, 'undecided'],
    [{ gold: '24\\%', pred: '24' }, 'different'],
    [{ gold: '24\\%', pred: '24', percent: 'either' }, 'equal'],
    [{ gold: '1, 2', pred: '2, 1', listOrder: 'kept' }, 'different'],
    [{ gold: '10 cm', pred: '10', units: 'required' }, 'different'],
    [{ gold: '\\frac13', pred: '0.33', precision: '2' }, 'equal'],
    [{ gold: 'F', pred: 'The right one is (F).', choices: 'DEFG' }, 'equal'],
  ])('%j is shown as %s', (state, verdict) => {
    expect(words(shown(state))).toMatch(new RegExp(`${verdict}\\s+settled at stage`));
  });

  test('shows each stage with what it said, the settling one last', () => {
    const html = shown({ gold: '(1, 2, 3)', pred: '(1, 2, 4)' });
    const said = words(html.slice(html.indexOf('Stages'))).replace(/\s+/g, ' ');
    expect(said).toMatch(/Form not decided not written alike/);
    expect(said).toMatch(/Form equal item 1: the same form/);
    expect(said).toMatch(/Exact value different item 3: 3 is not 4/);
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  });

  test('marks the place of the answer in both texts, with the rule, and names repairs', () => {
    const html = shown({ gold: 'It makes 1/2.\n#### \\frac12', pred: 'Half, so \\boxed{0.5}.' });
    expect(html).toMatch(/<mark[^>]*>0\.5<\/mark>/);
    expect(html).toMatch(/<mark[^>]*>\\frac12<\/mark>/);
    expect(words(html)).toMatch(/rule\s+####/);
    expect(html).toContain('Repaired');
  });

  test('recomputes a solution', () => {
    expect(shown({ solution: '<<48/2=25>>25' })).toContain('it makes 24');
  });

  test('says what it is for when it is empty, and offers examples', () => {
    expect(words(shown({}))).toContain('click an example');
    expect(shown({})).toContain('Whole solutions');
  });
});

describe('a link', () => {
  test('holds the whole state', () => {
    const state = readPlayground(new URLSearchParams({ gold: '1 + 1', pred: '2&3', precision: '2' }));
    expect(readPlayground(new URLSearchParams(writePlayground(state)))).toEqual(state);
  });

  test('is not made of texts that are too long for an address', () => {
    const state = readPlayground(new URLSearchParams({ gold: '7'.repeat(7000) }));
    expect(linkOf(state)).toBeNull();
    expect(shown({ gold: '7'.repeat(7000) })).toContain('too long for a link');
  });

  test('with a value that no option has leaves the default', () => {
    expect(optionsOf(readPlayground(new URLSearchParams({ precision: '99', percent: 'x' })))).toEqual({});
    expect(precisionFault('99')).toContain('0 to 50');
  });
});
