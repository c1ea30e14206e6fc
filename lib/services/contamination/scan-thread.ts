import pg from 'pg';
import { answerCalls } from '../corpus/call-thread.ts';
import { localFinder } from './local-finder.ts';
import { type ScanAsked, scanRange } from './scan-range.ts';
import type { ScanCalls } from './scan-threads.ts';

/** A thread that reads texts by connections of its own and compares them: one range is read while another is searched. */
let place: Parameters<typeof scanRange>[0] | null = null;

const calls: ScanCalls = {
  open(url: string) {
    const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'corollary overlaps' });
    place = { pool, find: localFinder(pool) };
  },
  scan: (asked: ScanAsked) => scanRange(place!, asked),
};

answerCalls(calls);
