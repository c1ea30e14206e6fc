import type { Launch } from '../target.ts';
import { quote, quoteAll } from './shell.ts';

/** How often a job looks whether it was replaced, in seconds. */
const watchSeconds = 5;

/**
 * The script that Slurm runs for one attempt, at every start of it anew. It writes down where it runs and how it ended,
 * hands on Slurm's warning before the time limit and the studio's wish to stop (both USR1, to this script alone) as SIGTERM
 * to the trainer, and ends the trainer when Slurm gave the job to another node: a node that lost its slurmd goes on
 * computing, and two trainers in one folder would write over each other. SIGTERM of Slurm's own reaches every process of the
 * job, so it is only survived here.
 */
export function jobScript(
  run: string,
  attempt: string,
  { argv, env, resources }: Launch,
  prologue: string,
): string {
  const given = { OMP_NUM_THREADS: String(Math.max(1, resources.cpus)), ...env };
  const exports = Object.entries(given).map(([name, value]) => `export ${name}=${quote(value)}`);
  // A cluster that does not confine devices would show a run without GPUs all of them.
  if (resources.gpus === 0) exports.unshift("export CUDA_VISIBLE_DEVICES=''");
  return `#!/bin/sh
cd ${quote(run)} || exit 1
exec >> output.log 2>&1
records=${quote(attempt)}
me="\${SLURM_JOB_ID:-0}.\${SLURM_RESTART_COUNT:-0}.$(uname -n).$$"
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
owner=attempts/owner
put() { cat > "$records/$1.$$.partial" && mv -f "$records/$1.$$.partial" "$records/$1"; }
trap : TERM
tell() { kill -s "$1" -- "-$child" 2>/dev/null || kill -s "$1" "$child" 2>/dev/null; }
trap 'asked=1; [ -z "$child" ] || tell TERM' USR1
# It ended on a node that Slurm had given up.
if grep -q '"code":0,' "$records/exit.json" 2>/dev/null; then exit 0; fi
# Somebody stopped it while it waited.
if [ -e "$records/stop" ]; then exit 75; fi
before=$(cat "$owner" 2>/dev/null)
echo "$me" > "$owner.$$.partial" && mv -f "$owner.$$.partial" "$owner"
rm -f "$records/exit.json"
echo "{\\"job\\":\\"\${SLURM_JOB_ID:-0}\\",\\"restarts\\":\${SLURM_RESTART_COUNT:-0},\\"node\\":\\"\${SLURMD_NODENAME:-$(uname -n)}\\",\\"at\\":\\"$(now)\\"}" | put begun.json
[ -z "$before" ] || sleep ${watchSeconds + 1}
${exports.join('\n')}
${prologue}
setsid ${quoteAll(argv)} < /dev/null &
child=$!
[ -z "$asked" ] || tell TERM
(
  while kill -0 "$child" 2>/dev/null; do
    [ "$(cat "$owner")" = "$me" ] || tell KILL
    sleep ${watchSeconds}
  done
) > /dev/null 2>&1 &
watcher=$!
# A signal ends the waiting, and not the child: until it is gone, it is waited for again.
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2>/dev/null || break
done
kill "$watcher" 2>/dev/null
[ "$(cat "$owner")" = "$me" ] || exit 1
signal=null
if [ "$code" -gt 128 ]; then signal=$((code - 128)); fi
echo "{\\"code\\":$code,\\"signal\\":$signal,\\"asked\\":\${asked:-0},\\"at\\":\\"$(now)\\"}" | put exit.json
rm -f "$owner"
exit "$code"
`;
}

/** Of an array: the task's own line of the list names the script that it runs. */
export const arrayScript = (folder: string): string => `#!/bin/sh
script=$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" ${quote(`${folder}/tasks`)})
exec sh "$script"
`;
