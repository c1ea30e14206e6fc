import { alpaca, alpacaPreference } from './alpaca.ts';
import { canonical } from './canonical.ts';
import { chatMessages } from './chat-messages.ts';
import { custom } from './custom.ts';
import type { DatasetFormat } from './format.ts';
import { gsm8k } from './gsm8k.ts';
import { gsm8kModelSolutions, gsm8kSocratic, gsm8kText } from './gsm8k-variants.ts';
import { hendrycksMath } from './hendrycks-math.ts';
import { math500 } from './math-500.ts';
import { metamathqa } from './metamathqa.ts';
import { agieval, aqua, mathqa } from './multiple-choice.ts';
import { numinamath } from './numinamath.ts';
import { openMathInstruct2 } from './openmathinstruct-2.ts';
import { plain } from './plain.ts';
import { prm800k } from './prm800k.ts';
import { skyworkOr1, verl } from './rl-rows.ts';
import { rllmMath } from './rllm-math.ts';
import { olympiadBench, sciBench } from './science.ts';
import { sharegpt } from './sharegpt.ts';
import {
  bigMath,
  dartMath,
  deepMath,
  mathInstruct,
  openMathInstruct1,
  openR1,
  orcaMath,
} from './solution-pools.ts';
import { openaiPreference, trlPreference, trlPromptCompletion } from './trl.ts';
import { asdiv, cmath, gsmPlus, gsmSymbolic, mawps, svamp } from './word-problems.ts';

export type { DatasetFormat } from './format.ts';

/** Every format that seeds can be read from; of two that fit equally well the earlier wins. */
export const formats: readonly DatasetFormat[] = [
  gsm8k,
  hendrycksMath,
  math500,
  openMathInstruct2,
  numinamath,
  metamathqa,
  rllmMath,
  gsm8kSocratic,
  gsm8kModelSolutions,
  gsm8kText,
  prm800k,
  skyworkOr1,
  verl,
  aqua,
  mathqa,
  agieval,
  olympiadBench,
  sciBench,
  svamp,
  asdiv,
  mawps,
  cmath,
  gsmPlus,
  gsmSymbolic,
  openMathInstruct1,
  mathInstruct,
  dartMath,
  deepMath,
  bigMath,
  openR1,
  orcaMath,
  alpaca,
  alpacaPreference,
  sharegpt,
  chatMessages,
  trlPromptCompletion,
  trlPreference,
  openaiPreference,
  canonical,
  plain,
  custom,
];

/** The format of an id, or undefined. */
export function findFormat(id: string): DatasetFormat | undefined {
  return formats.find((format) => format.id === id);
}
