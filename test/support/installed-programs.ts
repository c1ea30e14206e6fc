import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env } from '#lib/env.ts';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];

/**
 * Why these programs are not to be had on this machine; null where they are. They are packages of Debian and Ubuntu: as root
 * they are installed where CI asks for everything, or INSTALL_SLURM does.
 */
function whyWithout(programs: readonly string[], packages: readonly string[]): string | null {
  const missing = () => programs.filter((name) => !folders.some((folder) => existsSync(`${folder}/${name}`)));
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it starts as root, and on Linux';
  if (missing().length === 0) return null;
  const { CI, INSTALL_SLURM } = env();
  if (!(CI || INSTALL_SLURM))
    return `${missing().join(', ')} missing; INSTALL_SLURM=1 lets the tests install them`;
  const options = { encoding: 'utf8', timeout: 110_000 } as const;
  // Several test files may come here at the same moment.
  const waits = ['-o', 'DPkg::Lock::Timeout=100'];
  spawnSync('apt-get', [...waits, 'update', '-q'], options);
  const { stderr } = spawnSync(
    'apt-get',
    [...waits, 'install', '-y', '-q', '--no-install-recommends', ...packages],
    options,
  );
  return missing().length === 0
    ? null
    : `${packages.join(', ')} could not be installed: ${stderr?.slice(-300)}`;
}

export const whyNoSlurm = () =>
  whyWithout(['munged', 'slurmctld', 'slurmd', 'sbatch'], ['slurm-wlm', 'munge']);
export const whyNoSsh = () => whyWithout(['sshd', 'ssh', 'ssh-keygen'], ['openssh-server', 'openssh-client']);
