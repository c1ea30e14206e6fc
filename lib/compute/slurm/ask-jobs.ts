import type { Job, Report } from '../target.ts';
import { readAccounting, readJob, recordOf, type SlurmJob } from './job-records.ts';
import { reportOf, type Written } from './job-report.ts';
import { type Shell, script } from './shell.ts';
import { silenceOf } from './submit.ts';

/**
 * What Slurm has of these jobs (arrays as a whole), then what the scripts of these attempts wrote. First Slurm, then the
 * files: whoever has ended for Slurm has written its end before.
 */
const nowScript = `export SLURM_TIME_FORMAT=%s
while [ "$1" != -- ]; do
  if said=$(scontrol -o show job "$1" 2>&1); then echo "$said" | sed 's/^/job /'
  else case $said in *"Invalid job id"*) ;; *) echo "$said" >&2; exit 69;; esac
  fi
  shift
done
shift
for folder; do
  echo "folder $folder"
  for record in begun.json exit.json stop; do
    if content=$(cat "$folder/$record" 2>/dev/null); then echo "$record $content"; fi
  done
done`;

/** What is known of jobs that Slurm's controller has forgotten. */
const pastScript = `export SLURM_TIME_FORMAT=%s; completions=$1; shift
for id; do
  said=$(sacct -n -X -P -j "$id" -o JobID,State,ExitCode,NodeList,Start,End 2>/dev/null)
  if [ -n "$said" ]; then echo "$said" | sed 's/^/past /'
  elif [ -r "$completions" ]; then grep -E "^JobId=$id | ArrayJobId=$id " "$completions" | sed 's/^/job /'
  fi
done
:`;

/** Reports of many jobs with one question to Slurm, in their order. */
export async function askJobs(
  shell: Shell,
  jobs: readonly Job[],
  { folderOf, completions }: { folderOf: (job: Job) => string; completions: () => Promise<string | null> },
): Promise<Report[]> {
  const folders = jobs.map(folderOf);
  const lines = await ask(shell, script(nowScript, ...basesOf(jobs), '--', ...folders));
  const records = readRecords(lines);
  const forgotten = jobs.filter(({ id }) => recordOf(records.jobs, id) === null);
  const past =
    forgotten.length === 0
      ? []
      : await ask(shell, script(pastScript, (await completions()) ?? '', ...basesOf(forgotten)));
  const known = [...readRecords(past).jobs, ...records.jobs];
  return jobs.map(({ id }, place) => {
    const written = records.written.get(folders[place]!) ?? { begun: null, exit: null, asked: null };
    return reportOf(recordOf(known, id), written);
  });
}

const basesOf = (jobs: readonly Job[]) => [...new Set(jobs.map(({ id }) => id.split('_')[0]!))];

async function ask(shell: Shell, argv: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await shell.run(argv);
  if (code !== 0) throw silenceOf(stderr);
  return stdout.toString('utf8').split('\n');
}

function readRecords(lines: readonly string[]) {
  const jobs: SlurmJob[] = [];
  const written = new Map<string, Written>();
  let current: Written = { begun: null, exit: null, asked: null };
  for (const line of lines) {
    const [kind, content] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    const job = kind === 'job' ? readJob(content) : kind === 'past' ? readAccounting(content) : null;
    if (job) jobs.push(job);
    if (kind === 'folder') {
      current = { begun: null, exit: null, asked: null };
      written.set(content, current);
    }
    if (kind === 'begun.json') current.begun = JSON.parse(content) as Written['begun'];
    if (kind === 'exit.json') current.exit = JSON.parse(content) as Written['exit'];
    if (kind === 'stop') current.asked = content.trim() === 'force' ? 'force' : 'checkpoint';
  }
  return { jobs, written };
}
