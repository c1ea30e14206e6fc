import { describe, expect, test } from 'vitest';
import {
  fromTheTop,
  nextSort,
  pagesBefore,
  readTableQuery,
  shownColumns,
  stepBack,
  stepForward,
  toggleColumn,
} from '#components/table/table-url.ts';

const params = (text = '') => new URLSearchParams(text);

describe('pages', () => {
  test('Next and Back walk the same cursors in both directions', () => {
    const at = params('level=2');
    const seen = [at.toString()];
    for (const cursor of ['50', '3~100', '3~150']) {
      stepForward(at, cursor);
      seen.push(at.toString());
    }
    expect(pagesBefore(at)).toBe(3);
    expect(at.get('after')).toBe('3~150');
    while (pagesBefore(at) > 0) {
      expect(at.toString()).toBe(seen.pop());
      stepBack(at);
    }
    expect(at.toString()).toBe('level=2');
  });

  test('a filter begins at the top and keeps the other filters', () => {
    const at = params('level=2&after=50&trail=10+20&open=abc&sort=-level');
    fromTheTop(at);
    expect(at.toString()).toBe('level=2&sort=-level');
  });

  test('turning a page closes the drawer', () => {
    const at = params('open=abc');
    stepForward(at, '50');
    expect(at.has('open')).toBe(false);
  });

  test('an address with a cursor but no trail still has a page before it', () => {
    const at = params('after=50');
    expect(pagesBefore(at)).toBe(1);
    stepBack(at);
    expect(at.toString()).toBe('');
  });
});

test.each([
  [null, 'level', 'level'],
  ['level', 'level', '-level'],
  ['-level', 'level', null],
  ['seq', 'level', 'level'],
])('from sort %s, a press on %s asks for %s', (current, column, next) => {
  expect(nextSort(current, column)).toBe(next);
});

describe('columns', () => {
  const columns = [{ id: 'seq' }, { id: 'problem', fixed: true }, { id: 'row', hidden: true }];

  test('without a choice, all but the hidden ones are shown', () => {
    expect(shownColumns(columns, params())).toEqual(['seq', 'problem']);
  });

  test('showing and hiding again leaves the address as it was', () => {
    const at = params('q=x');
    toggleColumn(columns, at, 'row');
    expect(shownColumns(columns, at)).toEqual(['seq', 'problem', 'row']);
    toggleColumn(columns, at, 'row');
    expect(at.toString()).toBe('q=x');
  });

  test('a fixed column stays, whatever the address says', () => {
    expect(shownColumns(columns, params('columns=row'))).toEqual(['problem', 'row']);
  });
});

test('a page reads filters as lists and leaves out what is empty', () => {
  const query = readTableQuery({ level: ['2', '3'], subject: 'algebra', q: '', after: '5' }, [
    'level',
    'subject',
    'method',
  ]);
  expect(query).toEqual({
    q: undefined,
    sort: undefined,
    after: '5',
    open: undefined,
    filters: { level: ['2', '3'], subject: ['algebra'] },
  });
});
