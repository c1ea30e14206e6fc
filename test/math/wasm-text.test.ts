import { describe, expect, test } from 'vitest';
import { unfold } from '#lib/math/wasm-text.ts';

const flat = (text: string) => unfold(text).split('\n').join('; ');

describe('folded WebAssembly text', () => {
  test.each([
    [
      '(local.set $a (i32.add (local.get $a) (i32.const 1)))',
      'local.get $a; i32.const 1; i32.add; local.set $a',
    ],
    ['(i32.load offset=8 (i32.const 0)) ;; a comment', 'i32.const 0; i32.load offset=8'],
    ['(block $out (loop (br_if $out (local.get $a))))', 'block; loop; local.get $a; br_if 1; end; end'],
    [
      '(loop $again (if (local.get $a) (then (br $again)) (else (local.set $a (i32.const 1)))))',
      'loop; local.get $a; if; br 1; else; i32.const 1; local.set $a; end; end',
    ],
  ])('%s', (text, expected) => {
    expect(flat(text)).toBe(expected);
  });

  test.each([
    ['(i32.const 1', 'A parenthesis is not closed.'],
    ['i32.const 1)', 'A parenthesis is closed that was not opened.'],
    ['(block (br $out))', 'No block "$out" around.'],
    ['end', '"end" stands outside of parentheses.'],
  ])('refuses %s', (text, message) => {
    expect(() => unfold(text)).toThrow(message);
  });
});
