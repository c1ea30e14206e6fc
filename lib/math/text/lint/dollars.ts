import type { Segment } from '../money-or-math.ts';
import type { MathFinding } from './finding.ts';
import { oneChange } from './finding.ts';

const DELIMITER = /\\[()[\]]|\\(?:begin|end)\s?\{[A-Za-z]+\*?\}|\\[\s\S]|\$|\[\/?asy\]/g;
const AMOUNT = /^(?:\s?\.?\d|\$?<<)/;
/** A price goes on as a unit of millions at most: `$5k`, `$3M`; a formula with a letter, a power, a command. */
const FORMULA_AHEAD = /^\d+(?:\.\d+)?(?:(?!x\s*\d)[a-zA-Z](?![a-zA-Z])|[\\^_])/;
const MAGNITUDE = /^[\d.]+[kKmMbBtT](?![\w^\\])/;
const CLOSED_AMOUNT = /^\d[\d.,]*\$(?!\d)/;

/** Delimiters that have no partner and were therefore read as text: dollars, `\(`, `\[`, environments, drawings. */
export function lintProse(text: string, { start, end }: Segment): MathFinding[] {
  const raw = text.slice(start, end);
  const findings: MathFinding[] = [];
  let closes = -1;
  for (const found of raw.matchAll(DELIMITER)) {
    const mark = found[0];
    const at = found.index;
    if (mark === '$') {
      if (at === closes) continue;
      const finding = lintDollar(raw, at);
      if (finding) findings.push({ ...finding, start: start + finding.start, end: start + finding.end });
      closes = finding?.kind === 'math-as-money' ? at + finding.end - finding.start - 1 : -1;
    } else if (mark.length > 2 || /^\\[()[\]]$/.test(mark)) {
      if (mark === '\\[' && raw[at - 1] === '\\') continue;
      findings.push(unpaired(mark, start + at));
    }
  }
  return findings.map((finding) =>
    finding.kind === 'unpaired-dollar'
      ? { ...finding, fix: oneChange('Write \\$: it is money', finding.start, finding.end, '\\$') }
      : finding,
  );
}

function unpaired(mark: string, start: number): MathFinding {
  return {
    kind: 'unpaired-delimiter',
    severity: 'error',
    message: `${mark} has no partner, so it is shown as it stands`,
    start,
    end: start + mark.length,
    fix: null,
  };
}

/** A dollar that was read as a character, with its place in `raw`; null where it is plainly money. */
function lintDollar(raw: string, at: number): MathFinding | null {
  const behind = raw.slice(at + 1, at + 60);
  const closed = CLOSED_AMOUNT.exec(behind);
  if (closed) {
    const amount = closed[0].slice(0, -1);
    const message = `$${amount}$ is read as money: write \\$${amount}, or \\(${amount}\\) for math`;
    return finding('math-as-money', 'warning', message, at, at + 1 + closed[0].length);
  }
  if (FORMULA_AHEAD.test(behind) && !MAGNITUDE.test(behind)) {
    return finding('math-as-money', 'error', 'A formula begins here, but its $ has no partner', at, at + 1);
  }
  if (AMOUNT.test(behind) || /\d/.test(raw[at - 1] ?? '')) return null;
  const [line = ''] = raw.slice(at + 1, at + 200).split('\n', 1);
  const severity = /[\\^_={}]/.test(line) ? 'error' : 'warning';
  return finding('unpaired-dollar', severity, 'This $ has no partner: it opens no formula', at, at + 1);
}

function finding(
  kind: MathFinding['kind'],
  severity: MathFinding['severity'],
  message: string,
  start: number,
  end: number,
): MathFinding {
  return { kind, severity, message, start, end, fix: null };
}

const PROSE = /\p{L}{3,}\s+\p{L}{2,}/u;

/** Words between two dollars, set as if each letter were a variable: two amounts of money, most likely. */
export function lintMoney(text: string, segment: Segment): MathFinding[] {
  const { kind, source, start, end } = segment;
  const isPlain = kind === 'inline-math' && text[start] === '$' && text[start + 1] !== '$';
  if (!isPlain || /[\\^_{}]/.test(source) || !PROSE.test(source)) return [];
  return [
    {
      kind: 'money-as-math',
      severity: 'warning',
      message: 'Words between two $ are set as math: is it money?',
      start,
      end,
      fix: {
        label: 'Write \\$ for both',
        changes: [
          { start, end: start + 1, insert: '\\$' },
          { start: end - 1, end, insert: '\\$' },
        ],
      },
    },
  ];
}
