import { PassThrough } from 'node:stream';
import type { CommandResult, Launch, Limits } from '../target.ts';
import { type Shell, script } from './shell.ts';

/**
 * Runs the rest of the arguments in a folder. Its own input stays open as long as somebody waits for the answer: when it
 * ends, as it does with a connection, so does the command, with all that it started. The watcher has a session of its own,
 * for the script may be killed.
 */
const watchedScript = `cd "$1" && shift || exit
exec 3<&0
setsid "$@" < /dev/null 3<&- &
child=$!
setsid sh -c 'cat <&3 > /dev/null
kill -s TERM -- "-$1" || exit
sleep 5
kill -s KILL -- "-$1"' watcher "$child" > /dev/null 2>&1 &
watcher=$!
wait "$child"
code=$?
kill -s TERM -- "-$watcher" 2>/dev/null
exit "$code"`;

/** Runs a command in a folder to its end, on the head node. */
export async function runWatched(
  shell: Shell,
  folder: string,
  argv: readonly string[],
  { env, limits, signal }: { env: Launch['env']; limits: Limits; signal?: AbortSignal },
): Promise<CommandResult> {
  const named = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const given = script(watchedScript, folder, 'env', ...named, ...argv);
  const stdin = new PassThrough();
  try {
    const { code, stdout, stderr } = await shell.run(given, { stdin, limits, signal });
    return { code, stdout: stdout.toString('utf8'), stderr };
  } finally {
    stdin.destroy();
  }
}
