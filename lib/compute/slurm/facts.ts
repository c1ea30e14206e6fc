import { pythonQuestion, readPython } from '../python-facts.ts';
import { type TargetFacts, TargetRefused, TargetUnreachable } from '../target.ts';
import { lastLine, type Shell, script } from './shell.ts';
import { refusalOf } from './submit.ts';

/** What a cluster says of itself, line by line. */
const factsScript = `mkdir -p "$1" && touch "$1/.probe" && rm -f "$1/.probe" || exit 73
command -v sbatch > /dev/null || { echo "sbatch was not found: is this the head node of a Slurm cluster?" >&2; exit 72; }
version=$(scontrol --version) || exit 69
echo "version $version"
nodes=$(sinfo -h -N -o '%N|%T|%c|%m|%G' \${2:+-p "$2"}) || exit 69
echo "$nodes" | sed 's/^/node /'
shift 2
said=$(sbatch --test-only "$@" --wrap=true 2>&1) || { echo "$said" >&2; exit 70; }`;

export type SlurmQuestion = {
  root: string;
  partition: string | null;
  /** Options of the smallest job that a run would be. */
  options: readonly string[];
  python: string | null;
  packages: readonly string[];
};

/** What the cluster has; throws what keeps it from taking a job. */
export async function slurmFacts(shell: Shell, question: SlurmQuestion): Promise<TargetFacts> {
  const { root, partition, options } = question;
  const { code, stdout, stderr } = await shell.run(script(factsScript, root, partition ?? '', ...options));
  if (code === 73) throw new TargetRefused(`Nothing can be written to ${root}: ${lastLine(stderr)}`);
  if (code === 72) throw new TargetRefused(lastLine(stderr));
  if (code !== 0) throw refusalOf(stderr);
  const lines = stdout.toString('utf8').split('\n');
  const nodes = uniqueNodes(lines.flatMap((line) => (line.startsWith('node ') ? [line.slice(5)] : [])));
  if (nodes.length === 0) throw new TargetRefused('The cluster has no node in this partition.');
  const kinds = nodes.flatMap(({ kinds: found }) => found);
  return {
    version: lines.find((line) => line.startsWith('version '))?.slice(8) ?? 'slurm',
    cpus: nodes.reduce((sum, { cpus }) => sum + cpus, 0),
    gpus: kinds,
    nodes: nodes.map(({ kinds: _, ...node }) => node),
    python: await python(shell, question),
  };
}

async function python(shell: Shell, { python: program, packages }: SlurmQuestion): Promise<string | null> {
  if (program === null) return null;
  const said = await shell.run(pythonQuestion(program, packages));
  if (said.code === 255) throw new TargetUnreachable(lastLine(said.stderr));
  return readPython(program, said.code, said.stdout.toString('utf8'), said.stderr);
}

/** A node is listed once for each of its partitions. */
function uniqueNodes(lines: readonly string[]) {
  const nodes = new Map<string, TargetFacts['nodes'][number] & { kinds: string[] }>();
  for (const line of lines) {
    const [name = '', state = '', cpus = '', memory = '', gres = ''] = line.split('|');
    const kinds = gpusOf(gres);
    const memoryGb = Number(memory) > 0 ? Math.floor(Number(memory) / 1024) : null;
    nodes.set(name, { name, state, cpus: Number(cpus), gpus: kinds.length, memoryGb, kinds });
  }
  return [...nodes.values()];
}

/** "gpu:a100:4(S:0-1),gpu:2" as six names of kinds. */
export function gpusOf(gres: string): string[] {
  return gres.split(/,(?![^(]*\))/).flatMap((part) => {
    const [, kind, count] = /^gpu(?::([A-Za-z][\w.-]*))?:(\d+)/.exec(part) ?? [];
    return count === undefined ? [] : Array.from({ length: Number(count) }, () => kind ?? 'gpu');
  });
}
