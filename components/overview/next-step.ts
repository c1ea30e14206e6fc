import { formatNumber } from '#components/layout/format.ts';

type Counts = {
  seeds: number;
  generated: number;
  waiting: number;
  accepted: number;
  versions: number;
  runs: number;
  evaluations: number;
  newest: { rowCount: number } | null;
};

export type NextStep = { title: string; why: string; path: string; action: string };

/** The most useful thing to do now: what the stage after it waits for. */
export function nextStep(counts: Counts): NextStep | null {
  if (counts.seeds === 0) {
    return {
      title: 'Import seeds',
      why: 'Everything grows from solved problems: a JSONL, JSON, CSV or Parquet file of them.',
      path: '/seeds',
      action: 'Go to seeds',
    };
  }
  if (counts.generated === 0) {
    return {
      title: 'Generate variants',
      why: `${formatNumber(counts.seeds)} seeds are here and nothing has grown from them yet.`,
      path: '/generate',
      action: 'Go to generate',
    };
  }
  if (counts.waiting > 0) {
    return {
      title: `Review ${formatNumber(counts.waiting)} variants`,
      why: 'Nobody has decided about them yet.',
      path: '/review',
      action: 'Start reviewing',
    };
  }
  const fresh = counts.accepted - (counts.newest?.rowCount ?? 0);
  if (fresh > 0) {
    return {
      title: 'Freeze a version',
      why:
        counts.versions === 0
          ? `${formatNumber(counts.accepted)} variants are accepted and in no version yet.`
          : `${formatNumber(fresh)} more are accepted than the newest version holds.`,
      path: '/versions',
      action: 'Go to versions',
    };
  }
  return afterFreezing(counts);
}

function afterFreezing({ versions, runs, evaluations }: Counts): NextStep | null {
  if (versions > 0 && runs === 0) {
    return {
      title: 'Train on the newest version',
      why: 'A fine-tuning run shows what a model learns from it.',
      path: '/train',
      action: 'Go to train',
    };
  }
  if (runs > 0 && evaluations === 0) {
    return {
      title: 'Evaluate what was trained',
      why: 'A model was trained here, and none was asked a benchmark yet.',
      path: '/evaluate',
      action: 'Go to evaluate',
    };
  }
  return null;
}
