import { div, fromDecimal, isZero, mul, ONE } from '../rational.ts';
import type { NumberToken } from '../tokenize/token.ts';
import { SCALES, UNIT_SIZES } from '../tokenize/words.ts';
import { type AnswerTree, exactNumber, type NumberNode, product, sum } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { numberNode } from './operand.ts';
import { bracketedWords, passRemark } from './remarks.ts';

const NOT_UNITS = new Set([
  'is',
  'are',
  'where',
  'with',
  'if',
  'when',
  'such',
  'because',
  'since',
  'so',
  'which',
]);

/** Takes the words after a value for its unit: `10 cm^2`, `60 km/h`, `17 any text`, `20 percent`, `3 (mod 7)`. */
export function withUnit(c: Cursor, bare: AnswerTree): AnswerTree {
  const value = scaled(c, bare);
  c.at += bracketedWords(c);
  if (c.peek()?.type !== 'word') return modulus(c, value);
  const words = unitWords(c);
  const unit = words.join(' ').trim();
  const first = words[0]!.toLowerCase();
  const whole = words.length === 1 ? withSmaller(c, value, first) : value;
  if (unit !== 'dollars') passRemark(c);
  if (first === 'percent' || first === 'percents') return { kind: 'percent', arg: value };
  if (whole.kind === 'quantity')
    return { ...whole, unit: whole.unit === 'dollars' ? whole.unit : `${whole.unit} ${unit}` };
  return NOT_UNITS.has(first) ? whole : { kind: 'quantity', value: whole, unit };
}

function unitWords(c: Cursor): string[] {
  const words: string[] = [];
  for (let token = c.peek(); token?.type === 'word'; token = c.peek()) {
    c.at++;
    words.push(token.text + unitPower(c));
    if (c.mark() === '/' && c.peek(1)?.type === 'word') {
      c.at++;
      words.push('per');
    } else if (c.mark() === '*' && c.peek(1)?.type === 'word') c.at++;
  }
  return words;
}

/** `5 million`, `$1.2 million`: the word multiplies. */
function scaled(c: Cursor, tree: AnswerTree): AnswerTree {
  const token = c.peek();
  const scale = token?.type === 'word' ? SCALES.get(token.text.toLowerCase()) : undefined;
  if (!scale) return tree;
  const number = tree.kind === 'quantity' ? tree.value : tree;
  if (number.kind !== 'number') return tree;
  c.at++;
  const decimals = Math.max(0, number.decimals - Math.round(Math.log10(scale)));
  const value: NumberNode = { ...number, value: mul(number.value, { n: BigInt(scale), d: 1n }), decimals };
  return scaled(c, tree.kind === 'quantity' ? { ...tree, value } : value);
}

/** `5 feet 6 inches`, `1 hour and 30 minutes`: a smaller unit of the same kind adds to the value. */
function withSmaller(c: Cursor, value: AnswerTree, name: string): AnswerTree {
  const ahead = c.mark() === 'and' || c.mark() === ',' ? 1 : 0;
  const [number, word] = [c.peek(ahead), c.peek(ahead + 1)];
  if (value.kind !== 'number' || number?.type !== 'number' || word?.type !== 'word') return value;
  const [large, small] = [UNIT_SIZES.get(name), UNIT_SIZES.get(word.text.toLowerCase())];
  if (!large || !small || large.dimension !== small.dimension) return value;
  const share = div(fromDecimal(small.factor) ?? ONE, fromDecimal(large.factor) ?? ONE);
  if (!share || isZero(share) || share.n >= share.d) return value;
  c.at += ahead + 2;
  const part = product(numberNode(number as NumberToken), exactNumber(share));
  return withSmaller(c, sum(value, part), word.text.toLowerCase());
}

function unitPower(c: Cursor): string {
  if (c.mark() !== '^') return '';
  const braces = c.mark(1) === '{{';
  const power = c.peek(braces ? 2 : 1);
  if (power?.type !== 'number' || (braces && c.mark(3) !== '}}')) return '';
  c.at += braces ? 4 : 2;
  return `^${power.raw}`;
}

/** `3 \pmod 7`: the modulus is a remark on the value. */
function modulus(c: Cursor, value: AnswerTree): AnswerTree {
  const token = c.peek();
  if (token?.type !== 'command' || token.name !== 'mod') return value;
  c.at++;
  let text = '';
  while (c.peek() && !['and', 'or', ',', ';', ')', '='].includes(c.mark())) {
    const part = c.next();
    text += c.text.slice(part.start, part.end);
  }
  return { kind: 'quantity', value, unit: `mod ${text}` };
}
