import type { AnswerTree } from '../tree.ts';
import type { Cursor } from './cursor.ts';

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
export function withUnit(c: Cursor, value: AnswerTree): AnswerTree {
  if (c.peek()?.type !== 'word') return modulus(c, value);
  const words: string[] = [];
  for (let token = c.peek(); token?.type === 'word'; token = c.peek()) {
    c.at++;
    words.push(token.text + unitPower(c));
    if (c.mark() === '/' && c.peek(1)?.type === 'word') {
      c.at++;
      words.push('per');
    } else if (c.mark() === '*' && c.peek(1)?.type === 'word') c.at++;
  }
  const unit = words.join(' ').trim();
  const first = words[0]!.toLowerCase();
  if (unit !== 'dollars') passRemark(c);
  if (first === 'percent' || first === 'percents') return { kind: 'percent', arg: value };
  if (value.kind === 'quantity')
    return { ...value, unit: value.unit === 'dollars' ? value.unit : `${value.unit} ${unit}` };
  return NOT_UNITS.has(first) ? value : { kind: 'quantity', value, unit };
}

/** After words, numbers and signs are part of the remark until a separator. */
function passRemark(c: Cursor) {
  while (
    c.peek() &&
    !['and', 'or', ',', ';', '}}', '}', ')', ']', '\\\\', '&', '=', ':', '∪'].includes(c.mark())
  ) {
    if (c.peek()?.type === 'command') return;
    c.at++;
  }
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
