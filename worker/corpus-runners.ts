import { StudioError } from '#lib/domain/errors.ts';
import { scanRunner } from '#lib/services/contamination/index.ts';
import type { CorpusRunner, CorpusRunners } from '#lib/services/corpus/index.ts';
import { runEstimates } from '#lib/services/corpus/estimate/run-estimates.ts';
import { runSelection } from '#lib/services/corpus/selection/run-selection.ts';
import { findDuplicates } from './duplicates-runner.ts';

const unknown: CorpusRunner = async () => {
  throw new StudioError('PRECONDITION', 'This version of the studio cannot do that.');
};

/** What each kind of run over a corpus does. */
export const corpusRunners: CorpusRunners = {
  duplicates: findDuplicates,
  contamination: scanRunner(),
  estimates: runEstimates,
  selection: runSelection,
  indexes: unknown,
};
