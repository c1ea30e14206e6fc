import type { SlurmTarget } from '#lib/domain/train/target.ts';
import type { Resources } from '../target.ts';

/** From Slurm's warning to the end, in seconds; less where the run is shorter than a few of these. */
const warning = 120;

export type SlurmRequest = Pick<
  SlurmTarget,
  'partition' | 'account' | 'qos' | 'constraint' | 'gpuOption' | 'gpuType' | 'cpusPerGpu'
>;

/** What sbatch is told: one node, its share of it, and how the job is begun again. */
export function sbatchOptions(
  request: SlurmRequest,
  resources: Resources,
  { name, comment, folder, output }: { name: string; comment: string; folder: string; output: string },
): string[] {
  const { minutes, memoryGb } = resources;
  const given: [string, string | number | null][] = [
    ...([
      ['job-name', name],
      ['comment', comment],
      ['chdir', folder],
      ['output', output],
    ] as [string, string][]),
    ...([
      ['nodes', 1],
      ['ntasks', 1],
      ['cpus-per-task', cpusOf(request, resources)],
    ] as [string, number][]),
    ['mem', memoryGb === null ? null : `${Math.ceil(memoryGb * 1024)}M`],
    ['time', minutes],
    ['signal', `B:USR1@${minutes === null ? warning : Math.min(warning, Math.ceil(minutes * 15))}`],
    ['partition', request.partition],
    ['account', request.account],
    ['qos', request.qos],
    ['constraint', request.constraint],
    gpuOption(request, resources.gpus),
  ];
  const options = given.flatMap(([option, value]) => (value === null ? [] : [`--${option}=${value}`]));
  return [...options, '--requeue', '--open-mode=append'];
}

/** What the run asks for; 0 leaves it to the target. */
export function cpusOf({ cpusPerGpu }: SlurmRequest, { cpus, gpus }: Resources): number {
  return cpus > 0 ? cpus : cpusPerGpu * Math.max(1, gpus);
}

function gpuOption({ gpuOption: option, gpuType }: SlurmRequest, gpus: number): [string, string | null] {
  const typed = gpuType === null ? String(gpus) : `${gpuType}:${gpus}`;
  if (gpus === 0) return [option, null];
  return option === 'gres' ? ['gres', `gpu:${typed}`] : ['gpus', typed];
}
