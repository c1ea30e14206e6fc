import { z } from 'zod';
import { corollary } from './corollary.ts';
import { jsonLines } from './json-lines.ts';
import { llamafactory } from './llamafactory.ts';
import type { LogReader } from './reader.ts';
import { trainerState } from './trainer-state.ts';

export type { LogReader, ReadLog } from './reader.ts';

/** Every log that the studio can follow. A new file here appears in the settings of compute targets. */
export const readers: readonly LogReader[] = [corollary, trainerState, llamafactory, jsonLines];

export const ReaderId = z.enum(readers.map((reader) => reader.id) as [string, ...string[]]);

/** The reader of an id that ReaderId admitted; throws for any other. */
export function readerById(id: string): LogReader {
  const found = readers.find((reader) => reader.id === id);
  if (!found) throw new Error(`There is no reader "${id}".`);
  return found;
}
