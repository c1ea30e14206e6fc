import { describe, expect, test } from 'vitest';
import { gpusOf } from '#lib/compute/slurm/facts.ts';
import { holdsTask, readAccounting, readJob, recordOf } from '#lib/compute/slurm/job-records.ts';
import { reportOf, type Written } from '#lib/compute/slurm/job-report.ts';
import { type SlurmRequest, sbatchOptions } from '#lib/compute/slurm/sbatch-options.ts';
import { advice, failureIn } from '#lib/domain/train/failures.ts';

const begun = { job: '7', restarts: 0, node: 'n1', at: '2026-11-22T02:20:27Z' };
const nothing: Written = { begun: null, exit: null, asked: null };
const exit = (code: number, more = {}) => ({
  code,
  signal: null,
  asked: 0,
  at: '2026-11-22T02:30:00Z',
  ...more,
});
const job = (fields: string) => readJob(`JobId=7 JobName=crl-x.1 ${fields} NodeList=n1 BatchHost=n1`)!;

describe('what Slurm says becomes a state with a reason', () => {
  test.each([
    ['PENDING Reason=Resources', nothing, 'queued', /^Waits for free nodes\.$/],
    ['PENDING Reason=Priority Restarts=2', nothing, 'queued', /newest checkpoint\. Waits behind/],
    ['PENDING Reason=PartitionTimeLimit', nothing, 'queued', /will never start/],
    ['PENDING Reason=AssocGrpGRES', nothing, 'queued', /Slurm says AssocGrpGRES/],
    ['REQUEUE_HOLD Reason=job_requeued_in_held_state', nothing, 'queued', /held/],
    ['CONFIGURING', nothing, 'starting', /prepares its node/],
    ['RUNNING', nothing, 'starting', null],
    ['RUNNING', { ...nothing, begun }, 'running', null],
    ['RUNNING', { ...nothing, begun, asked: 'checkpoint' }, 'stopping', null],
    ['SUSPENDED', { ...nothing, begun }, 'running', /suspended/],
    ['COMPLETING', { ...nothing, begun }, 'stopping', null],
    ['COMPLETED ExitCode=0:0', { ...nothing, begun, exit: exit(0) }, 'succeeded', null],
    ['FAILED ExitCode=75:0', { ...nothing, begun, exit: exit(75) }, 'stopped', /^A checkpoint was saved/],
    [
      'FAILED ExitCode=75:0',
      { ...nothing, begun, exit: exit(75, { asked: 1 }) },
      'stopped',
      /time limit was nearly over/,
    ],
    ['FAILED ExitCode=75:0', { ...nothing, asked: 'checkpoint' }, 'cancelled', /before it began/],
    ['FAILED ExitCode=1:0', { ...nothing, begun, exit: exit(1) }, 'failed', /exit code 1/],
    ['FAILED ExitCode=127:0', { ...nothing, begun, exit: exit(127) }, 'failed', /not found/],
    ['FAILED ExitCode=0:9', { ...nothing, begun }, 'failed', /memory was full/],
    [
      'FAILED ExitCode=143:0',
      { ...nothing, begun, exit: exit(143, { signal: 15 }), asked: 'checkpoint' },
      'cancelled',
      /as it was asked/,
    ],
    ['CANCELLED ExitCode=0:15', { ...nothing, begun }, 'cancelled', /^Somebody cancelled it at the cluster/],
    ['CANCELLED ExitCode=0:15', { ...nothing, begun, asked: 'force' }, 'cancelled', /ended at once/],
    ['TIMEOUT ExitCode=0:15', { ...nothing, begun }, 'failed', /time limit was over/],
    [
      'TIMEOUT ExitCode=0:15',
      { ...nothing, begun, exit: exit(75) },
      'stopped',
      /time limit was over\. A checkpoint/,
    ],
    ['OUT_OF_MEMORY ExitCode=0:125', { ...nothing, begun }, 'failed', /more memory than it had asked for/],
    ['NODE_FAIL ExitCode=0:0', { ...nothing, begun }, 'lost', /The node n1 failed/],
    ['PREEMPTED ExitCode=0:15', { ...nothing, begun }, 'cancelled', /higher priority/],
    ['BOOT_FAIL ExitCode=0:0', nothing, 'failed', /The node n1 could not be booted/],
    ['DEADLINE ExitCode=0:15', nothing, 'failed', /deadline/],
    ['WHATEVER Reason=New', nothing, 'failed', /Slurm says WHATEVER \(New\)/],
  ] as const)('JobState=%s', (fields, written, state, reason) => {
    const report = reportOf(job(`JobState=${fields}`), written as Written);
    expect(report.state).toBe(state);
    if (reason === null) expect(report.reason).toBeNull();
    else expect(report.reason).toMatch(reason);
  });

  test.each([
    [{ ...nothing, begun, exit: exit(0) }, 'succeeded'],
    [{ ...nothing, begun, exit: exit(75) }, 'stopped'],
    [{ ...nothing, begun, exit: exit(3) }, 'failed'],
    [{ ...nothing, asked: 'checkpoint' as const }, 'cancelled'],
    [{ ...nothing, begun }, 'lost'],
    [nothing, 'lost'],
  ])('a job that it has forgotten is what its script wrote: %#', (written, state) => {
    expect(reportOf(null, written).state).toBe(state);
  });
});

describe('jobs are read', () => {
  test('from the accounting database, with who cancelled', () => {
    const line = '123_4|CANCELLED by 1000|0:15|node07|1795314027|1795314087';
    const read = readAccounting(line)!;
    expect(read).toMatchObject({ base: '123', task: 4, state: 'CANCELLED', signal: 15, node: 'node07' });
    expect(read.endedAt!.getTime() - read.startedAt!.getTime()).toBe(60_000);
    expect(reportOf(read, nothing).reason).toContain('scancel by user 1000');
    expect(readAccounting('123.batch|COMPLETED|0:0|n1|1|2')).toBeNull();
  });

  test('from lines whose values hold blanks', () => {
    const read = readJob(
      'JobId=5 ArrayJobId=2 ArrayTaskId=1 JobName=a b JobState=RUNNING Reason=None Command=/my job.sh x StartTime=1795314027',
    )!;
    expect(read).toMatchObject({ base: '2', task: 1, state: 'RUNNING', reason: null });
    expect(read.startedAt).toEqual(new Date(1_795_314_027_000));
  });

  test('of an array: one task by itself, or among those that wait together', () => {
    const lines = [
      'JobId=9 ArrayJobId=9 ArrayTaskId=2-6:2%1 JobState=PENDING',
      'JobId=10 ArrayJobId=9 ArrayTaskId=0 JobState=RUNNING',
    ];
    const jobs = lines.map((line) => readJob(line)!);
    expect([0, 1, 2, 4, 6].map((task) => recordOf(jobs, `9_${task}`)?.state)).toEqual([
      'RUNNING',
      undefined,
      'PENDING',
      'PENDING',
      'PENDING',
    ]);
    expect(holdsTask('0-3,7%2', 7)).toBe(true);
    expect(holdsTask('0-3,7%2', 5)).toBe(false);
  });
});

const request: SlurmRequest = {
  ...{ partition: null, account: null, qos: null, constraint: null },
  ...{ gpuOption: 'gres', gpuType: null, cpusPerGpu: 8 },
};
const where = { name: 'n', comment: 'c', folder: '/f', output: '/o' };

test('a job asks for what the run and the target say', () => {
  const options = (changes: Partial<SlurmRequest>, resources: Partial<Parameters<typeof sbatchOptions>[1]>) =>
    sbatchOptions(
      { ...request, ...changes },
      { cpus: 0, gpus: 0, memoryGb: null, minutes: null, ...resources },
      where,
    ).join(' ');
  expect(
    options(
      { partition: 'gpu', account: 'math', qos: 'high', constraint: 'a100' },
      { gpus: 2, memoryGb: 1.5, minutes: 90 },
    ),
  ).toBe(
    '--job-name=n --comment=c --chdir=/f --output=/o --nodes=1 --ntasks=1 --cpus-per-task=16 --mem=1536M --time=90 --signal=B:USR1@120 --partition=gpu --account=math --qos=high --constraint=a100 --gres=gpu:2 --requeue --open-mode=append',
  );
  expect(options({ gpuOption: 'gpus', gpuType: 'h100' }, { gpus: 4, cpus: 3, minutes: 4 })).toMatch(
    /--cpus-per-task=3 .*--signal=B:USR1@60 --gpus=h100:4 /,
  );
});

test('GPUs of a node are counted', () => {
  expect(gpusOf('gpu:a100:2(S:0-1),gpu:1')).toEqual(['a100', 'a100', 'gpu']);
  expect(gpusOf('(null)')).toEqual([]);
});

describe('a job whose memory did not suffice has failed of that', () => {
  const scontrol =
    'JobId=41 JobName=crl-x.1 UserId=math(1000) GroupId=math(1000) MCS_label=N/A Priority=4294901720 Nice=0 Account=(null) QOS=(null) JobState=OUT_OF_MEMORY Reason=OutOfMemory Dependency=(null) Requeue=1 Restarts=0 BatchFlag=1 Reboot=0 ExitCode=0:125 RunTime=00:00:07 TimeLimit=01:30:00 TimeMin=N/A SubmitTime=2026-11-22T02:20:20 StartTime=2026-11-22T02:20:21 EndTime=2026-11-22T02:20:28 Partition=gpu NodeList=n1 BatchHost=n1 NumNodes=1 NumCPUs=8 MinMemoryNode=1536M';
  const sacct = '41|OUT_OF_MEMORY|0:125|n1|1795314021|1795314028';
  const completed =
    'JobId=41 UserId=math(1000) Name=crl-x.1 JobState=OUT_OF_MEMORY Partition=gpu TimeLimit=90 StartTime=2026-11-22T02:20:21 EndTime=2026-11-22T02:20:28 NodeList=n1 NodeCnt=1 ProcCnt=8 WorkDir=/scratch/crl-x ExitCode=0:125';

  test.each([
    ['scontrol -o show job', readJob(scontrol)],
    ['sacct -P', readAccounting(sacct)],
    ['the file of completed jobs', readJob(completed)],
  ])('by %s', (_, record) => {
    const report = reportOf(record, { ...nothing, begun });
    expect(report).toMatchObject({ state: 'failed', failure: 'out-of-memory', node: 'n1' });
    expect(report.reason).toContain('ask for more, or use a smaller micro-batch');
    expect(advice[report.failure!]).toContain('Halve the micro-batch');
  });

  test('by the last lines of its output too, where Slurm ends the trainer alone', () => {
    const tail =
      'slurmstepd: error: Detected 1 oom-kill event(s) in StepId=41.batch. Some of your processes may have been killed by the cgroup out-of-memory handler.';
    expect(failureIn(tail)).toBe('out-of-memory');
  });

  test('and nothing else is taken for it', () => {
    expect(reportOf(job('JobState=FAILED ExitCode=1:0'), { ...nothing, begun }).failure).toBeUndefined();
  });
});
