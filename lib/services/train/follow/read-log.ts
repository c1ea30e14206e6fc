import path from 'node:path';
import { type LogReader, readerById } from '#lib/domain/train/log/readers/index.ts';
import { applyEvents } from './apply-events.ts';
import type { Desk } from './desk.ts';
import { newestCheckpoint } from './newest-checkpoint.ts';

/** Read at a time; what is left is read with the next part. */
const partBytes = 4 * 1024 * 1024;
/** A file that is read as a whole is read up to this size. */
const wholeBytes = 64 * 1024 * 1024;

/** What the trainer wrote since the last look, as points, checkpoints and lines of the leg's history. */
export async function readLog(desk: Desk): Promise<void> {
  const reader = readerOf(desk);
  if (reader.mode === 'whole') return readWhole(desk, reader);
  while (await readPart(desk, reader)) {
    // The next part.
  }
}

/** The fine-tuning API's events come as lines of our own log. */
function readerOf({ settings }: Desk): LogReader {
  if (settings.kind === 'openai' || settings.trainer.kind === 'built-in') return readerById('corollary');
  return readerById(settings.trainer.log);
}

/** @returns whether there may be more */
async function readPart(desk: Desk, reader: LogReader): Promise<boolean> {
  const { target, plan, leg } = desk;
  const from = Number(leg.logOffset);
  const { bytes, size } = await target.read(plan.config.tag, reader.file, from, partBytes);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end === 0) return false;
  const { events } = reader.read(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
  const stored = await applyEvents(desk, events, BigInt(from + end));
  return stored && from + end < size && bytes.length === partBytes;
}

/** Such a file is written anew each time: its size tells whether it changed. */
async function readWhole(desk: Desk, reader: LogReader): Promise<void> {
  const { target, plan, leg } = desk;
  const { tag } = plan.config;
  const { file, size } = await whereNow(desk, reader);
  if (size === 0 || BigInt(size) === leg.logOffset) return;
  const { bytes } = await target.read(tag, file, 0, wholeBytes);
  const { events } = reader.read(Buffer.from(bytes).toString('utf8'));
  await applyEvents(desk, events, BigInt(size));
}

/** Trainers write such a file at their end, and until then into each checkpoint. */
async function whereNow(desk: Desk, { file }: LogReader): Promise<{ file: string; size: number }> {
  const { target, plan } = desk;
  const { tag } = plan.config;
  const { size } = await target.read(tag, file, 0, 0);
  if (size > 0) return { file, size };
  const newest = await newestCheckpoint(desk);
  if (newest === null) return { file, size };
  const inside = `${newest}/${path.basename(file)}`;
  return { file: inside, size: (await target.read(tag, inside, 0, 0)).size };
}
