import { spearman } from '../stats/spearman.ts';
import { type LabelledText, TextEstimator, type TrainingOptions } from './text-estimator.ts';

/** What was estimated of a text that was held out, beside what is known, and beside a guess that reads no text. */
export interface HeldOut {
  level: { known: number; estimated: number; guess: number } | null;
  subject: { known: string; estimated: string; guess: string } | null;
}

/** Errors of levels and shares of right subjects; null where there was nothing to compare. */
export interface EstimateError {
  level: {
    rows: number;
    meanError: number;
    within1: number;
    spearman: number | null;
    guessMeanError: number;
  } | null;
  subject: { rows: number; right: number; guessRight: number } | null;
}

/**
 * Holds out every `folds`-th text in turn (or only the first such part, where `parts` is 1), trains on the others and
 * estimates what was held out. The guess is the mean level and the most common subject of the texts trained on.
 */
export function holdOut(
  rows: readonly LabelledText[],
  { folds = 5, parts = folds, ...options }: TrainingOptions & { folds?: number; parts?: number } = {},
): HeldOut[] {
  return Array.from({ length: parts }, (_, part) => {
    const training = rows.filter((_, at) => at % folds !== part);
    const estimator = new TextEstimator(training, options);
    const mean = meanLevel(training);
    const common = estimator.subjects[0] ?? null;
    return rows
      .filter((_, at) => at % folds === part)
      .map((row): HeldOut => {
        const { level, subject } = estimator.estimate(row.text);
        return {
          level:
            row.level === null || level === null ? null : { known: row.level, estimated: level, guess: mean },
          subject:
            row.subject === null || subject === null
              ? null
              : { known: row.subject, estimated: subject, guess: common ?? '' },
        };
      });
  }).flat();
}

function meanLevel(rows: readonly LabelledText[]): number {
  const levels = rows.flatMap(({ level }) => (level === null ? [] : [level]));
  return levels.reduce((sum, level) => sum + level, 0) / Math.max(1, levels.length);
}

/** The errors of what was held out. Whether a level is within one is asked of the estimate as a whole number. */
export function errorOf(rows: readonly HeldOut[]): EstimateError {
  const levels = rows.flatMap(({ level }) => (level === null ? [] : [level]));
  const subjects = rows.flatMap(({ subject }) => (subject === null ? [] : [subject]));
  const mean = <Row>(of: readonly Row[], value: (row: Row) => number) =>
    of.reduce((sum, row) => sum + value(row), 0) / of.length;
  const correlation = spearman(levels.map(({ known, estimated }) => [known, estimated]));
  return {
    level:
      levels.length === 0
        ? null
        : {
            rows: levels.length,
            meanError: mean(levels, (row) => Math.abs(row.estimated - row.known)),
            within1: mean(levels, (row) => Number(Math.abs(Math.round(row.estimated) - row.known) <= 1)),
            spearman: Number.isFinite(correlation) ? correlation : null,
            guessMeanError: mean(levels, (row) => Math.abs(row.guess - row.known)),
          },
    subject:
      subjects.length === 0
        ? null
        : {
            rows: subjects.length,
            right: mean(subjects, (row) => Number(row.estimated === row.known)),
            guessRight: mean(subjects, (row) => Number(row.guess === row.known)),
          },
  };
}
