import { TargetRefused, TargetUnreachable } from '../target.ts';
import { lastLine, type Shell, script } from './shell.ts';

/**
 * Prints the id of the job of this name, wherever Slurm still knows it: among jobs that wait and run, among those that ended
 * lately, in the accounting database, in the file of completed jobs. Ends with 69 where Slurm does not answer.
 */
const searchFunctions = `search() {
  found=$(squeue -h -a -n "$1" -o %F 2>&1) || { echo "$found" >&2; exit 69; }
  [ -n "$found" ] || found=$(scontrol -o show job 2>/dev/null | grep -F " JobName=$1 " | sed -E 's/.* ArrayJobId=([0-9]+).*/\\1/;s/^JobId=([0-9]+).*/\\1/')
  [ -n "$found" ] || found=$(sacct -n -X -P --name="$1" -S now-30days -o JobIDRaw,JobID 2>/dev/null | sed -E 's/.*\\|([0-9]+).*/\\1/')
  [ -n "$found" ] || [ ! -r "$2" ] || found=$(grep -F " Name=$1 " "$2" | sed -E 's/.* ArrayJobId=([0-9]+).*/\\1/;s/^JobId=([0-9]+).*/\\1/')
  echo "$found" | head -n 1
}
# One at a time; a file system without locks still has the search by name.
exec 9> "$folder/submit.lock"
flock -w 100 9 2>/dev/null
if [ -s "$folder/job" ]; then cat "$folder/job"; exit 0; fi
keep() { echo "$1" > "$folder/job.$$.partial" && mv -f "$folder/job.$$.partial" "$folder/job"; }
id=$(search "$name" "$completions") || exit
if [ -n "$id" ]; then keep "$id"; echo "$id"; exit 0; fi
`;

const findScript = `folder=$1 name=$2 completions=$3
[ -d "$folder" ] || exit 0
${searchFunctions}`;

/** After the search: sbatch with the rest of the arguments. What it says is an id, or an id, ";" and a cluster. */
const submitScript = `folder=$1 name=$2 completions=$3; shift 3
${searchFunctions}
id=$(sbatch --parsable "$@") || exit 70
id=\${id%%;*}
keep "$id"
echo "$id"`;

export type Place = {
  /** Holds the lock and the id: the folder of the attempt, or of the group. */
  folder: string;
  /** The job's name, which no other job has. */
  name: string;
  /** The file of completed jobs; null where there is none. */
  completions: string | null;
};

/** The id of the job of this name; null where Slurm never had one. */
export async function findJob(shell: Shell, { folder, name, completions }: Place): Promise<string | null> {
  const said = await shell.run(script(findScript, folder, name, completions ?? ''));
  if (said.code !== 0) throw silenceOf(said.stderr);
  return said.stdout.toString('utf8').trim() || null;
}

/** Submits a job unless there is one of this name; gives its id. */
export async function submitJob(
  shell: Shell,
  { folder, name, completions }: Place,
  options: readonly string[],
): Promise<string> {
  const said = await shell.run(script(submitScript, folder, name, completions ?? '', ...options));
  const id = said.stdout.toString('utf8').trim();
  if (said.code === 0 && /^\d+$/.test(id)) return id;
  // Only sbatch itself says no; whoever could not be asked before it says nothing.
  throw said.code === 70 ? refusalOf(said.stderr) : silenceOf(said.stderr);
}

/** A question that Slurm did not answer: nothing follows from it for any run. */
export const silenceOf = (stderr: string): TargetUnreachable =>
  new TargetUnreachable(`Slurm does not answer: ${lastLine(stderr) || 'it gave no reason'}`);

const unreachable =
  /unable to contact|socket timed out|connection refused|communication (connection )?failure|zero bytes were transmitted|no route to host|controller|munge|authentication/i;

/** What a command of Slurm's complained of: that nobody answers, or that it may not be. */
export function refusalOf(stderr: string): TargetUnreachable | TargetRefused {
  const words = lastLine(stderr) || 'no reason was given';
  return unreachable.test(stderr)
    ? new TargetUnreachable(`Slurm does not answer: ${words}`)
    : new TargetRefused(`Slurm refused: ${words}`);
}
