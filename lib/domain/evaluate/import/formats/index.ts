import type { ResultFormat } from '../result-format.ts';
import { lmEvaluationHarness } from './lm-evaluation-harness.ts';
import { nemoSkills } from './nemo-skills.ts';
import { plain } from './plain.ts';

/** Every format that results can be read from; of two that fit equally well the earlier wins. */
export const resultFormats: readonly ResultFormat[] = [lmEvaluationHarness, nemoSkills, plain];

/** The format of an id, or undefined. */
export const findResultFormat = (id: string): ResultFormat | undefined =>
  resultFormats.find((format) => format.id === id);
