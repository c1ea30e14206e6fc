/** What a server of a model is: it starts, answers, is asked to end, and ended in one of three ways. */
export const serverStates = ['starting', 'ready', 'stopping', 'stopped', 'failed', 'lost'] as const;
export type ServerState = (typeof serverStates)[number];

export const liveServerStates: ServerState[] = ['starting', 'ready', 'stopping'];

/** Whether nothing more comes of it. */
export const isServerEnded = (state: ServerState): boolean => !liveServerStates.includes(state);

/** What a compute target says of the job of a server, as far as it decides how the server ended. */
export type ServerWord = {
  state: 'succeeded' | 'stopped' | 'failed' | 'cancelled' | 'lost';
  reason: string | null;
  exitCode: number | null;
};

/** The exit code of the studio's own server where somebody else has its port. */
const portTaken = 98;

/** Whether a server ended because its port was taken: then another one is tried. */
export const lostItsPort = (exitCode: number | null, output: string): boolean =>
  exitCode === portTaken || /address already in use|\bEADDRINUSE\b/i.test(output);

/**
 * How a server ended, from what its target says, whether somebody asked it to, and whether its minutes were over.
 * A server that ends without having been asked to has failed, even with exit code 0.
 */
export function serverEndOf(
  { state, reason }: ServerWord,
  { asked, late }: { asked: boolean; late: boolean },
): { state: 'stopped' | 'failed' | 'lost'; reason: string | null } {
  if (asked) return { state: 'stopped', reason: null };
  if (late) return { state: 'stopped', reason: 'Its minutes were over.' };
  if (state === 'lost') {
    return {
      state,
      reason:
        'Its processes are gone and none wrote down how it ended: the machine was restarted, or they were killed.',
    };
  }
  if (state === 'cancelled' || state === 'stopped') {
    return { state: 'stopped', reason: 'It was ended at the compute target, not from the studio.' };
  }
  if (state === 'failed') return { state, reason };
  return { state: 'failed', reason: 'It ended by itself; the last lines of its output say why.' };
}
