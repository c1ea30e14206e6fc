import { z } from 'zod';
import type { FrozenRow } from '../schema.ts';
import { alpaca, alpacaPreference } from './alpaca.ts';
import { canonical } from './canonical.ts';
import { axolotl, chat, openai } from './chat.ts';
import { hasRecord, type VersionFormat } from './format.ts';
import { metamathqa } from './metamathqa.ts';
import { numinamath } from './numinamath.ts';
import { openaiPreference } from './openai-preference.ts';
import { prm800k } from './prm800k.ts';
import { sharegpt, sharegptPreference } from './sharegpt.ts';
import { trl, trlPreference } from './trl.ts';

export { fitsKind, hasRecord, type VersionFormat } from './format.ts';

/** Every export format. A new file here appears on the page, in the CLI and in the tests of round trips. */
export const formats: readonly VersionFormat[] = [
  chat,
  alpaca,
  sharegpt,
  metamathqa,
  numinamath,
  trl,
  openai,
  axolotl,
  trlPreference,
  openaiPreference,
  alpacaPreference,
  sharegptPreference,
  prm800k,
  canonical,
];

export const FormatId = z.enum(formats.map((format) => format.id) as [string, ...string[]]);

/** What a version of a kind is written in where nobody says otherwise. */
export const usualFormat = (kind: string): string => (kind === 'preference' ? trlPreference.id : chat.id);

/** The format of an id that FormatId admitted. */
export function formatById(id: string): VersionFormat {
  const found = formats.find((format) => format.id === id);
  if (!found) throw new Error(`no format "${id}"`);
  return found;
}

/** One line of an export without settings, "\n" included; nothing for a row that has no record in the format. */
export function exportLine(format: VersionFormat, row: FrozenRow): string {
  return hasRecord(format, row) ? `${JSON.stringify(format.toRecord(row, 'the-answer-is'))}\n` : '';
}
