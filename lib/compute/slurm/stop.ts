import { type Shell, script } from './shell.ts';
import { silenceOf } from './submit.ts';

/**
 * A job that waits is cancelled; one that runs gets USR1 in its script alone, which hands it on. The file comes first: a job
 * that Slurm begins again meanwhile finds it.
 */
const stopScript = `folder=$1 id=$2 how=$3
mkdir -p "$folder" || exit
[ "$(cat "$folder/stop" 2>/dev/null)" = force ] || echo "$how" > "$folder/stop" || exit
call() { said=$(scancel "$@" "$id" 2>&1) || case $said in
  *"Invalid job id"*|*"already completing"*|*"already done"*|*"Job/step already"*) ;;
  *) echo "$said" >&2; exit 69;; esac; }
if [ "$how" = force ]; then call; else call --state=PENDING; call --batch --signal=USR1; fi`;

export async function stopJob(
  shell: Shell,
  folder: string,
  id: string,
  how: 'checkpoint' | 'force',
): Promise<void> {
  const { code, stderr } = await shell.run(script(stopScript, folder, id, how));
  if (code !== 0) throw silenceOf(stderr);
}
