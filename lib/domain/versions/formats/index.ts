import { z } from 'zod';
import type { FrozenRow } from '../schema.ts';
import { alpaca } from './alpaca.ts';
import { canonical } from './canonical.ts';
import { chat } from './chat.ts';
import type { VersionFormat } from './format.ts';
import { metamathqa } from './metamathqa.ts';

/** Every export format. A new file here appears on the page, in the CLI and in each new version's hashes. */
export const formats: readonly VersionFormat[] = [chat, alpaca, metamathqa, canonical];

export const FormatId = z.enum(formats.map((format) => format.id) as [string, ...string[]]);

/** The format of an id that FormatId admitted. */
export function formatById(id: string): VersionFormat {
  const found = formats.find((format) => format.id === id);
  if (!found) throw new Error(`no format "${id}"`);
  return found;
}

/** One line of an export, "\n" included. */
export function exportLine(format: VersionFormat, row: FrozenRow): string {
  return `${JSON.stringify(format.toRecord(row))}\n`;
}
