import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CompareOptions, compareAnswers, type Verdict } from '#lib/math/answers/index.ts';

type Row = { kind: string; verdict: Verdict; gold: string; pred: string; options: CompareOptions };

/** Pairs of answers: kind, verdict, right answer, other answer (↵ is a line break), options as JSON. */
const rows = readFileSync(path.join(import.meta.dirname, 'pairs.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line): Row => {
    const [kind, verdict, gold, pred, options] = line.replaceAll('↵', '\n').split('\t') as [
      string,
      Verdict,
      string,
      string,
      string?,
    ];
    return { kind, verdict, gold, pred, options: options ? JSON.parse(options) : {} };
  });
const kinds = [...new Set(rows.map((row) => row.kind))];

describe.each(kinds)('%s', (kind) => {
  test.each(rows.filter((row) => row.kind === kind))('$gold and $pred are $verdict', (row) => {
    const outcome = compareAnswers(row.gold, row.pred, row.options);
    expect(outcome.verdict, outcome.reason).toBe(row.verdict);
  });
});

test('an answer that is equal is not different the other way round, but for rounding and units', () => {
  const turned = rows.filter((row) => {
    const { verdict, stage } = compareAnswers(row.gold, row.pred, row.options);
    const back = compareAnswers(row.pred, row.gold, row.options);
    const oneWay = [stage, back.stage].includes('rounding') || row.options.units === 'required';
    return verdict !== back.verdict && !oneWay && verdict === 'equal' && back.verdict === 'different';
  });
  expect(turned).toEqual([]);
});
