import type { StudyPoint } from '../schema.ts';
import {
  bases,
  byLevel,
  bySubject,
  hard,
  items,
  levelItems,
  random,
  source,
  subjects,
  type Test,
} from './tables.ts';

type Measured = {
  size: number;
  base: string;
  test: Test;
  percent: number;
  of: number;
  hard?: boolean;
  level?: string;
  subject?: string;
  length: 512 | 2048;
};

/** The whole number of right answers that a printed percentage means. */
export const correctOf = (percent: number, of: number) => Math.round((percent / 100) * of);

function pointOf({ size, base, test, percent, of, length, ...more }: Measured, line: number): StudyPoint {
  const correct = correctOf(percent, of);
  return {
    ...{ size, base, benchmark: test, correct, items: of, accuracy: correct / of, weight: 1 },
    ...{ tokens: null, seed: null, mix: null, setting: `${length} tokens` },
    ...{ level: more.level ?? null, subject: more.subject ?? null },
    curriculum: more.hard ? 'hard' : 'random',
    source: { kind: 'table', line },
  };
}

function overall(): Measured[] {
  const rows = [
    ...random.map((row) => ({ ...row, hard: false })),
    ...hard.map((row) => ({ ...row, hard: true })),
  ];
  return (['MATH', 'GSM8K'] as const).flatMap((test) =>
    bases.flatMap((base, i) =>
      rows.flatMap((row) => {
        const percent = row[test][i];
        if (percent === null || percent === undefined) return [];
        return [
          { size: row.size, hard: row.hard, base, test, percent, of: items[test], length: 2048 as const },
        ];
      }),
    ),
  );
}

const levels = (): Measured[] =>
  bases.flatMap((base, i) =>
    levelItems.flatMap((of, level) =>
      byLevel.map((row) => ({
        ...{ size: row.size, hard: row.hard, base, of, level: String(level + 1) },
        ...{ test: 'MATH' as const, percent: row.levels[i]![level]!, length: 512 as const },
      })),
    ),
  );

const parts = (): Measured[] =>
  bases.flatMap((base, i) =>
    subjects.flatMap(([subject, of], place) =>
      bySubject.map((row) => ({
        ...{ size: row.size, hard: row.hard, base, of, subject },
        ...{ test: 'MATH' as const, percent: row.subjects[i]![place]!, length: 512 as const },
      })),
    ),
  );

/** The paper's tables as a study of the studio: points alone, without any text of the paper. */
export const skyworkStudy = {
  name: 'Skywork-Math, the tables of the paper',
  description: `Accuracies printed in ${source}: tables 2, 4, 5, 9, 11, 12 and 13. One run for each point, no seeds. Overall accuracies are of runs with 2048 tokens, those by level and subject of runs with 512, which is why they are curves of their own.`,
  target: 55,
  points: [...overall(), ...levels(), ...parts()].map((measured, i) => pointOf(measured, i + 1)),
};
