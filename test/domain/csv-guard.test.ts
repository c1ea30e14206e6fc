import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportHead, exportLine } from '#lib/domain/browse/export-lines.ts';
import { guardedCell, guardedHeader, isGuardedHeader, unguardedCell } from '#lib/domain/csv-guard.ts';
import { guardedLine } from '#lib/domain/csv-line.ts';
import { anyText, fuzz } from '#test/support/fuzz.ts';

test.each(['=HYPERLINK("http://x","y")', '+1+1|cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', "'=1"])(
  'a spreadsheet shows %j and computes nothing',
  (text) => {
    expect(guardedCell(text)).toBe(`'${text}`);
    expect(guardedLine([text, 5, null])).toMatch(/^"?'/);
    // The rows of a list that were chosen, and what was wrong with rows, are written so.
    expect(exportLine('csv', ['problem'], { id: 'a', seq: 1, problem: text })).toMatch(/^"?'/);
    expect(exportLine('jsonl', ['problem'], { id: 'a', seq: 1, problem: text })).toBe(
      `${JSON.stringify({ problem: text })}\n`,
    );
  },
);

test.each(['-5', '+3.5', '1e-9', '12', 'x = 1', ''])('%j is let be', (text) => {
  expect(guardedCell(text)).toBe(text);
});

test('no cell that is written begins as a formula does, and each is read back as it was', () => {
  const cell = fc
    .tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', "'", "''="), anyText)
    .map(([head, rest]) => head + rest);
  fc.assert(
    fc.property(cell, (text) => {
      const written = guardedCell(text);
      expect(/^[=@\t\r]/.test(written)).toBe(false);
      expect(unguardedCell(written)).toBe(text);
    }),
    fuzz(500),
  );
});

test('the header of a guarded file is told from others', () => {
  expect(isGuardedHeader(guardedHeader(['problem', 'answer']).trimEnd())).toBe(true);
  expect(isGuardedHeader('problem,answer')).toBe(false);
  expect(isGuardedHeader(exportHead('csv', ['id', 'problem']).trimEnd())).toBe(true);
});
