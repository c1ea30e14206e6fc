import { type Result, type Run, resultOf } from './run.ts';
import { type Judged, judge, storeGroup } from './store-group.ts';

/**
 * Stores a group; where the database refuses what is in it, each by itself, and what is refused then fails by name: it
 * stops none of its neighbours. Returns how many were stored.
 */
export async function storeOrFail(run: Run, group: readonly Judged[]): Promise<number> {
  try {
    return await storeGroup(run, group);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (group.length === 1) return storeFailed(run, group[0]!, error);
  }
  let stored = 0;
  for (const one of group) stored += await storeOrFail(run, [one]);
  return stored;
}

/** Its call counts, whatever its text was; where even that is refused it fails without its call. */
async function storeFailed(run: Run, { result }: Judged, error: unknown): Promise<number> {
  const message = `The reply could not be stored: ${sayRefusal(error)}`;
  const ending = { status: 'failed', reason: 'not-stored', message } as const;
  const failed = resultOf(result.request, result.arm, { ...ending, call: withoutText(result.call) });
  try {
    return await storeGroup(run, [judge(run, failed)]);
  } catch (again) {
    if (!isRefusal(again)) throw again;
    return storeGroup(run, [judge(run, { ...failed, call: null })]);
  }
}

const withoutText = (call: Result['call']) => call && { ...call, reply: null, reasoning: null };

/** SQLSTATE classes 22 and 23: the data themselves are refused, and will be again. */
function isRefusal(error: unknown): boolean {
  const code = causeOf(error)?.originalCode;
  return typeof code === 'string' && /^2[23]/.test(code);
}

function sayRefusal(error: unknown): string {
  const said = causeOf(error)?.originalMessage;
  return typeof said === 'string' ? said : String(error);
}

type Cause = { originalCode?: unknown; originalMessage?: unknown };

/** What the database itself said, under what Prisma and its driver adapter wrap around it. */
const causeOf = (error: unknown) =>
  (error as { meta?: { driverAdapterError?: { cause?: Cause } } } | null)?.meta?.driverAdapterError?.cause;
