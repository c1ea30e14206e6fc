import type { KernelSource } from '../wasm-assembler.ts';
import { get, set, unfold } from '../wasm-text.ts';
import { tokenKind } from './token-classes.ts';
import { hashSeed } from './token-hash.ts';
import { aliasAct, at, bit, KNOWN, KNOWN_BITS, SLOTS, tokenArrays } from './token-kernel-layout.ts';

const vectors = [0, 1, 2, 3];
const has = (char: string) => `(i8x16.eq ${get('raw')} (i8x16.splat (i32.const ${char.charCodeAt(0)})))`;
const inClass = (bits: number) =>
  `(i8x16.ne (v128.and ${get('class')} (i8x16.splat (i32.const ${bits}))) ${get('zero')})`;
const either = (first: string, ...more: string[]): string =>
  more.reduce((all, one) => `(v128.or ${all} ${one})`, first);

/** What is known of 64 characters, a bit each. */
const masks: Record<string, string> = {
  letters: inClass(bit.letter),
  digits: inClass(bit.digit),
  operators: either(inClass(bit.operator), has('|')),
  // The highest bit is what a mask is made of.
  backslashes: get('class'),
  specials: either(get('raw'), inClass(bit.special)),
  marks: either(has('!'), has('[')),
  hyphens: has('-'),
  braces: has('{'),
  points: either(has('.'), has(','), has('{')),
  escapes: either(has('%'), has('|'), has('{'), has('}')),
};

const classify = vectors
  .map(
    (v) => `
    ${set(
      'raw',
      `(i8x16.narrow_i16x8_u (v128.load offset=${at.units + 32 * v} ${get('place')})
                             (v128.load offset=${at.units + 32 * v + 16} ${get('place')}))`,
    )}
    (v128.store offset=${at.block + 16 * v} (i32.const 0) ${get('raw')})
    ${set(
      'class',
      `(v128.and
        (i8x16.swizzle ${get('low')} (v128.and ${get('raw')} (i8x16.splat (i32.const 15))))
        (i8x16.swizzle ${get('high')} (i8x16.shr_u ${get('raw')} (i32.const 4))))`,
    )}
    ${Object.entries(masks)
      .map(([name, vector]) => {
        const bits = `(i64.extend_i32_u (i8x16.bitmask ${vector}))`;
        if (v === 0) return set(name, bits);
        return set(name, `(i64.or ${get(name)} (i64.shl ${bits} (i64.const ${16 * v})))`);
      })
      .join('\n')}`,
  )
  .join('\n');

const and = (first: string, ...more: string[]) => more.reduce((all, one) => `(i64.and ${all} ${one})`, first);
const or = (first: string, ...more: string[]) => more.reduce((all, one) => `(i64.or ${all} ${one})`, first);
const not = (mask: string) => `(i64.xor ${mask} (i64.const -1))`;
/** Bits at the character behind, and at the one before. */
const behind = (mask: string) => `(i64.shl ${mask} (i64.const 1))`;
const ahead = (mask: string) => `(i64.shr_u ${mask} (i64.const 1))`;
const leading = (mask: string) => `(i32.wrap_i64 (i64.clz ${not(mask)}))`;
const first = (mask: string) => `(i32.wrap_i64 (i64.ctz ${mask}))`;
const wide = (value: string) => `(i64.extend_i32_u ${value})`;

/** Where tokens begin, and the first character that needs a closer look than the kernel's. */
const locate = `
  ${set('escaped', behind(get('backslashes')))}
  ${set('commands', and(get('backslashes'), ahead(get('letters'))))}
  ${set(
    'stops',
    or(
      get('specials'),
      and(get('marks'), not(get('escaped'))),
      and(get('backslashes'), ahead(or(get('backslashes'), get('digits'), get('specials'), get('escapes')))),
      // A number that goes on behind a point, a comma or braces.
      and(behind(get('digits')), not(get('digits')), get('points'), or(ahead(get('digits')), get('braces'))),
    ),
  )}
  ;; A hyphen between letters is none.
  ${set(
    'operators',
    and(
      get('operators'),
      not(get('escaped')),
      not(and(get('hyphens'), or(behind(get('letters')), get('letterBefore')), ahead(get('letters')))),
    ),
  )}
  ${set(
    'begins',
    or(
      get('operators'),
      get('commands'),
      and(get('letters'), not(behind(get('letters'))), not(get('escaped'))),
      and(get('digits'), not(behind(get('digits')))),
    ),
  )}
  ;; What reaches the end of the block is left for the next one.
  ${set('runs', leading(or(get('letters'), get('backslashes'), get('escaped'))))}
  ${set('other', leading(or(get('digits'), and(get('points'), behind(get('digits')), '(i64.shl (i64.const 1) (i64.const 63))'))))}
  (if (i32.lt_u ${get('runs')} ${get('other')}) (then ${set('runs', get('other'))}))
  (if (i32.eqz ${get('runs')}) (then ${set('runs', '(i32.const 1)')}))
  ${set('limit', `(i32.sub (i32.const 64) ${get('runs')})`)}
  ;; A word or a number before a stop is looked at together with it.
  ${set('stop', first(get('stops')))}
  (if (i32.lt_u (i32.sub ${get('stop')} (i32.const 1)) (i32.const 63)) (then
    ${set(
      'stop',
      `(i32.sub ${get('stop')} ${leading(
        `(i64.shl ${or(get('letters'), get('digits'))} (i64.sub (i64.const 64) ${wide(get('stop'))}))`,
      )})`,
    )}))
  ${set('isStopped', '(i32.const 0)')}
  (if (i32.ge_u ${get('limit')} ${get('stop')}) (then
    ${set('isStopped', '(i32.const 1)')}
    ${set('limit', get('stop'))}))
  (if (i32.eqz ${get('limit')}) (then ${set('isStopped', '(i32.const 1)')}))
  ${set('begins', and(get('begins'), `(i64.sub (i64.shl (i64.const 1) ${wide(get('limit'))}) (i64.const 1))`))}`;

const bitAt = (mask: string) =>
  `(i32.and (i32.wrap_i64 (i64.shr_u ${get(mask)} ${wide(get('from'))})) (i32.const 1))`;
const field = (offset: number) => `(i32.load offset=${at.known + offset} ${get('slot')})`;

/** The token of a spelling that is not among those known: its hash letter by letter, and what it stands for. */
const learnToken = `
  ${set('isLetter', bitAt('letters'))}
  ${set(
    'h',
    `(select (i32.const ${hashSeed.number})
       (select (i32.const ${hashSeed.command}) (i32.const ${hashSeed.word}) ${get('isCommand')})
       ${get('isDigit')})`,
  )}
  ${set('other', '(i32.const 0)')}
  (loop $letters
    ${set(
      'h',
      `(i32.mul (i32.xor ${get('h')}
        (i32.or (i32.load8_u offset=${at.block} (i32.add ${get('body')} ${get('other')}))
                (select (i32.const 0) (i32.const 32) ${get('isCommand')}))) (i32.const 0x9e3779b1))`,
    )}
    (br_if $letters (i32.lt_u (local.tee $other (i32.add ${get('other')} (i32.const 1))) ${get('length')})))
  ;; finishHash
  ${set('h', `(i32.mul (i32.xor ${get('h')} (i32.shr_u ${get('h')} (i32.const 15))) (i32.const 0x85ebca6b))`)}
  ${set('h', `(i32.xor ${get('h')} (i32.shr_u ${get('h')} (i32.const 13)))`)}
  ${set('kind', `(i32.or ${get('isDigit')} (i32.shl ${get('isCommand')} (i32.const 1)))`)}
  ${set('act', `(i32.const ${aliasAct.none})`)}
  (if (i32.or ${get('isLetter')} ${get('isCommand')}) (then
    ${set('other', `(i32.and (i32.shr_u ${get('h')} ${get('shift')}) (i32.const ${SLOTS - 1}))`)}
    (if (i32.eq (i32.load offset=${at.aliasHashes} (i32.shl ${get('other')} (i32.const 2))) ${get('h')}) (then
      ${set('act', `(i32.load8_u offset=${at.aliasActs} ${get('other')})`)}
      ${set('h', `(i32.load offset=${at.aliasTargets} (i32.shl ${get('other')} (i32.const 2)))`)}
      ${set('kind', `(i32.or ${get('kind')} ${get('isLetter')})`)}))))
  (if (i32.eqz (i32.or ${get('isLetter')} (i32.or ${get('isCommand')} ${get('isDigit')}))) (then
    ${set('kind', `(i32.const ${tokenKind.operator})`)}
    ${set(
      'h',
      `(i32.load offset=${at.operators} (i32.shl (i32.load8_u offset=${at.block} ${get('from')}) (i32.const 2)))`,
    )}))
  ;; A longer spelling has a place of its own, where the next one takes it over.
  ${set('slot', `(select ${get('slot')} (i32.const ${16 * KNOWN}) (i32.lt_u ${get('length')} (i32.const 9)))`)}
  (i64.store offset=${at.known} ${get('slot')} ${get('key')})
  (i32.store offset=${at.known + 8} ${get('slot')} ${get('h')})
  (i32.store offset=${at.known + 12} ${get('slot')} (i32.or ${get('kind')} (i32.shl ${get('act')} (i32.const 8))))`;

/** The next token, by the table of known spellings, without a branch that could not be foreseen. */
const readToken = `
  ${set('from', first(get('begins')))}
  ${set('begins', and(get('begins'), `(i64.sub ${get('begins')} (i64.const 1))`))}
  ${set('isCommand', bitAt('backslashes'))}
  ${set('isDigit', bitAt('digits'))}
  ${set('body', `(i32.add ${get('from')} ${get('isCommand')})`)}
  ${set(
    'run',
    `(i64.shr_u (select ${get('digits')} ${get('letters')} ${get('isDigit')}) ${wide(get('body'))})`,
  )}
  ${set('length', first(not(get('run'))))}
  ;; An operator is one character.
  ${set('length', `(i32.add ${get('length')} (i32.eqz ${get('length')}))`)}
  ${set('to', `(i32.add ${get('body')} ${get('length')})`)}
  ${set(
    'key',
    or(
      and(
        or(
          `(i64.load offset=${at.block} ${get('body')})`,
          `(select (i64.const 0) ${get('fold')} ${get('isCommand')})`,
        ),
        `(i64.load offset=${at.lengths} (i32.shl ${get('length')} (i32.const 3)))`,
      ),
      `(i64.shl ${wide(get('isCommand'))} (i64.const 63))`,
    ),
  )}
  ${set(
    'slot',
    `(i32.shl (i32.wrap_i64 (i64.shr_u (i64.mul ${get('key')} ${get('spread')}) (i64.const ${64 - KNOWN_BITS}))) (i32.const 4))`,
  )}
  (if (i32.or
        (i32.eqz (i64.eq (i64.load offset=${at.known} ${get('slot')}) ${get('key')}))
        (i32.gt_u ${get('length')} (i32.const 8)))
    (then ${learnToken}))
  ${set('act', `(i32.shr_u ${field(12)} (i32.const 8))`)}
  (if (i32.gt_u ${get('act')} (i32.const ${aliasAct.drop})) (then
    (br_if $stopped (i32.or
      (i32.eq ${get('act')} (i32.const ${aliasAct.stop}))
      (i32.and (i32.wrap_i64 (i64.shr_u ${get('digits')} ${wide(get('to'))})) (i32.const 1))))))
  ${set('other', `(i32.shl ${get('count')} (i32.const 2))`)}
  (i32.store offset=${tokenArrays.hashes} ${get('other')} ${field(8)})
  (i32.store offset=${tokenArrays.starts} ${get('other')} (i32.add ${get('at')} ${get('from')}))
  (i32.store offset=${tokenArrays.ends} ${get('other')} (i32.add ${get('at')} ${get('to')}))
  (i32.store8 offset=${tokenArrays.kinds} ${get('count')} ${field(12)})
  ${set('count', `(i32.add ${get('count')} (i32.eqz (i32.eq ${get('act')} (i32.const ${aliasAct.drop}))))`)}`;

const locals: KernelSource['locals'] = [
  ...'place limit stop isStopped runs other from to body length slot act kind isCommand isDigit isLetter h'
    .split(' ')
    .map((name) => ({ name, type: 'i32' as const })),
  ...[
    ...Object.keys(masks),
    ...'escaped commands stops begins letterBefore run key fold spread'.split(' '),
  ].map((name) => ({ name, type: 'i64' as const })),
  ...'raw class zero low high'.split(' ').map((name) => ({ name, type: 'v128' as const })),
];

const code = unfold(`
  ${set('zero', '(i8x16.splat (i32.const 0))')}
  ${set('low', `(v128.load offset=${at.lowNibbles} (i32.const 0))`)}
  ${set('high', `(v128.load offset=${at.highNibbles} (i32.const 0))`)}
  ${set('fold', `(i64.load offset=${at.fold} (i32.const 0))`)}
  ${set('spread', `(i64.load offset=${at.spread} (i32.const 0))`)}
  (block $done
    (block $stopped
      (loop $blocks
        ${set('place', `(i32.shl ${get('at')} (i32.const 1))`)}
        ${set('other', `(i32.or (i32.load16_u offset=${at.units - 2} ${get('place')}) (i32.const 32))`)}
        ${set('letterBefore', wide(`(i32.lt_u (i32.sub ${get('other')} (i32.const 97)) (i32.const 26))`))}
        ${classify}
        ${locate}
        ${set('to', '(i32.const 0)')}
        (block $empty
          (br_if $empty (i64.eqz ${get('begins')}))
          (loop $tokens
            ${readToken}
            (br_if $tokens (i32.eqz (i64.eqz ${get('begins')})))))
        (if (i32.gt_u ${get('limit')} ${get('to')}) (then ${set('to', get('limit'))}))
        ${set('at', `(i32.add ${get('at')} ${get('to')})`)}
        (br_if $blocks (i32.eqz ${get('isStopped')})))
      (br $done))
    ${set('at', `(i32.add ${get('at')} ${get('from')})`)})
  (i32.store offset=${at.next} (i32.const 0) ${get('at')})
  (i32.store offset=${at.count} (i32.const 0) ${get('count')})`);

export const tokenKernelSource: KernelSource = {
  params: ['at', 'count', 'shift'],
  locals,
  memoryPages: 0,
  code,
};
