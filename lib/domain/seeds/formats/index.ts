import { alpaca } from './alpaca.ts';
import { chatMessages } from './chat-messages.ts';
import { custom } from './custom.ts';
import type { DatasetFormat } from './format.ts';
import { gsm8k } from './gsm8k.ts';
import { hendrycksMath } from './hendrycks-math.ts';
import { math500 } from './math-500.ts';
import { metamathqa } from './metamathqa.ts';
import { numinamath } from './numinamath.ts';
import { openMathInstruct2 } from './openmathinstruct-2.ts';
import { plain } from './plain.ts';
import { rllmMath } from './rllm-math.ts';
import { sharegpt } from './sharegpt.ts';

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
  alpaca,
  sharegpt,
  chatMessages,
  plain,
  custom,
];

/** The format of an id, or undefined. */
export function findFormat(id: string): DatasetFormat | undefined {
  return formats.find((format) => format.id === id);
}
