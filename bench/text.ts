/**
 * How well math is told from money on real files: `node bench/text.ts FILE…` (JSONL or a JSON array of rows).
 * Files whose name begins with "gsm8k" hold no math delimiters at all, so every math span there is false.
 * Prints one line of counts per file, and with --show the odd spans themselves.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Segment } from '#lib/math/text/money-or-math.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';
import { findTexErrors } from '#lib/math/text/tex-errors.ts';

const FIELDS = ['question', 'problem', 'answer', 'solution', 'generated_solution', 'query', 'response'];
const ANNOTATION = /<<[^<>\n]*>>/g;

const { values, positionals } = parseArgs({
  options: { show: { type: 'boolean', default: false } },
  allowPositionals: true,
});

function readTexts(path: string): string[] {
  const content = readFileSync(path, 'utf8');
  const rows: Record<string, unknown>[] = content.trimStart().startsWith('[')
    ? JSON.parse(content)
    : content.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
  return rows.flatMap((row) =>
    FIELDS.flatMap((field) => (typeof row[field] === 'string' ? [row[field]] : [])),
  );
}

/** Math without a command or a sub- or superscript, but with words: probably prose between two amounts. */
function looksLikeProse({ kind, source }: Segment): boolean {
  return kind === 'inline-math' && !/[\\^_]/.test(source) && /\p{L}{3,}\s+\p{L}{2,}/u.test(source);
}

const AMOUNT = /^\s?\.?\d|^<</;

function oddDollars(text: string, segment: Segment): string[] {
  const raw = text.slice(segment.start, segment.end);
  const odd: string[] = [];
  for (const found of raw.matchAll(/\\[\s\S]|\$/g)) {
    const { index } = found;
    if (found[0] === '$' && !AMOUNT.test(raw.slice(index + 1)) && !/\d$/.test(raw.slice(0, index))) {
      odd.push(raw.slice(Math.max(0, index - 30), index + 30));
    }
  }
  return odd;
}

function measure(path: string) {
  const moneyOnly = basename(path).startsWith('gsm8k');
  const texts = readTexts(path).flatMap((text) =>
    moneyOnly ? [text, text.replace(ANNOTATION, '')] : [text],
  );
  const counts = {
    texts: texts.length,
    inline: 0,
    display: 0,
    code: 0,
    moneyAsMath: 0,
    mathAsMoney: 0,
    unparsed: 0,
  };
  const show = (what: string, source: string) =>
    values.show && console.log(`${what}\t${JSON.stringify(source)}`);
  const started = performance.now();
  const segmented = texts.map((text) => ({ text, segments: segmentText(text) }));
  const milliseconds = performance.now() - started;
  for (const { text, segments } of segmented) {
    for (const segment of segments) {
      if (segment.kind === 'code') counts.code++;
      else if (segment.kind === 'text') {
        for (const odd of oddDollars(text, segment)) {
          if (moneyOnly) continue;
          counts.mathAsMoney++;
          show('math read as money?', odd);
        }
      } else {
        counts[segment.kind === 'inline-math' ? 'inline' : 'display']++;
        if (moneyOnly || looksLikeProse(segment)) {
          counts.moneyAsMath++;
          show('money read as math?', segment.source);
        }
      }
    }
    for (const { source, message } of findTexErrors(text)) {
      counts.unparsed++;
      show(message, source);
    }
  }
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  return { file: basename(path), ...counts, 'MB/s': Math.round((1000 * megabytes) / milliseconds) };
}

if (positionals.length === 0) {
  console.error('usage: node bench/text.ts [--show] FILE…');
  process.exitCode = 2;
} else console.table(positionals.map(measure));
