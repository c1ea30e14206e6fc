import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { inTime } from './in-time.ts';

const trainer = path.resolve(import.meta.dirname, '../../trainer');

/**
 * Loads the libraries once, and forks for each run: they take ten times as long as a tiny training. A run is `sft.py` as it
 * stands, in a process of its own. `signal` arrives when a line of the log is written, or just before a checkpoint is marked
 * as whole: at the same moment every time.
 */
const program = `
import faulthandler, gc, glob, json, os, runpy, select, shutil, signal, sys
trainer = sys.argv[1]
sys.path.insert(0, trainer)
import sft
os.environ.update(sft.ENVIRONMENT)
import torch, transformers, peft, datasets, pyarrow.parquet
import transformers.models.llama.modeling_llama
from trl import SFTTrainer
# A fork copies one thread alone: a lock that another one holds stays locked in it for ever.
threads = [open(one).read().strip() for one in glob.glob("/proc/self/task/*/comm")]
if len(threads) > 1:
    sys.exit(f"The host of the trainer may not have threads: {threads}")
# What is loaded now is never collected: forks need not walk through it.
gc.freeze()

def hit(order):
    os.kill(os.getpid(), getattr(signal, order["name"]))

def arm(order):
    if order["at"] == "start":
        return hit(order)
    if order["at"] == "mark":
        import checkpoints
        mark = checkpoints.mark_whole
        def marked(folder, progress):
            if progress["step"] == order["step"]: hit(order)
            mark(folder, progress)
        checkpoints.mark_whole = marked
        return
    import event_log
    write = event_log.EventLog.write
    def written(self, event, **fields):
        write(self, event, **fields)
        if event == order["at"] and fields.get("step") == order["step"]: hit(order)
    event_log.EventLog.write = written

def run(job):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(job["folder"])
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    faulthandler.register(signal.SIGUSR2, all_threads=True)
    if "code" in job:
        exec(job["code"], {"__name__": "__main__"})
        return 0
    sys.argv = ["sft.py", *job["args"]]
    if job.get("signal") and job["signal"]["at"] == "start":
        import stopping
        listen = stopping.Stop.listen
        stopping.Stop.listen = lambda self: (listen(self), hit(job["signal"]))
    elif job.get("signal"):
        arm(job["signal"])
    runpy.run_path(os.path.join(trainer, "sft.py"), run_name="__main__")

def reap():
    while True:
        try: pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError: return
        if pid == 0: return
        print(json.dumps({"pid": pid, "code": os.waitstatus_to_exitcode(status)}), flush=True)

def begin(job):
    pid = os.fork()
    if pid == 0:
        signal.set_wakeup_fd(-1)
        code = 1
        try: code = run(job) or 0
        except SystemExit as error: code = error.code or 0
        except BaseException:
            import traceback; traceback.print_exc()
        sys.stdout.flush(); sys.stderr.flush()
        os._exit(code)
    print(json.dumps({"started": pid}), flush=True)

# An end is heard through a pipe: none is lost, whatever it comes between.
woken, wake = os.pipe()
os.set_blocking(woken, False)
os.set_blocking(wake, False)
signal.set_wakeup_fd(wake)
signal.signal(signal.SIGCHLD, lambda *_: None)
folders, pending, more = set(), b"", True
while more:
    ready, _, _ = select.select([0, woken], [], [])
    if woken in ready:
        os.read(woken, 4096)
        reap()
    if 0 in ready:
        said = os.read(0, 65536)
        more = said != b""
        *lines, pending = (pending + said).split(b"\\n")
        for job in map(json.loads, lines):
            folders.add(job["folder"])
            begin(job)
# The tests are over; checkpoints would fill the disk.
for folder in folders: shutil.rmtree(folder, ignore_errors=True)
`;

/** A signal at a moment of a run: below 0 in the exit code where it ended the process. */
export type SignalAt =
  | { name: 'SIGKILL' | 'SIGTERM' | 'SIGUSR1'; at: 'step' | 'mark'; step: number }
  | { name: 'SIGTERM'; at: 'start' };
type Job = { folder: string; args?: string[]; code?: string; signal?: SignalAt };
export type Ran = { code: number; stdout: string; stderr: string };

/** More than the longest run takes on a loaded machine, and less than a test has: it says where the run stands. */
const patienceMs = 240_000;

class TrainerHost {
  readonly #child: ChildProcess;
  readonly #waiting: ((pid: number) => void)[] = [];
  readonly #running = new Map<number, (code: number) => void>();
  readonly #ended: Promise<never>;

  constructor(python: string) {
    this.#child = spawn(python, ['-c', program, trainer], {
      cwd: tmpdir(),
      // Arrow's allocator would have a thread of its own.
      env: { ...process.env, OMP_NUM_THREADS: '1', JE_ARROW_MALLOC_CONF: 'background_thread:false' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#ended = new Promise((_, reject) => {
      this.#child.once('close', () => reject(new Error('The host of the trainer has ended.')));
    });
    this.#ended.catch(() => undefined);
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#hear(line));
  }

  #hear(line: string) {
    const said = JSON.parse(line) as { started?: number; pid?: number; code?: number };
    if (said.started !== undefined) this.#waiting.shift()?.(said.started);
    else this.#running.get(said.pid!)?.(said.code!);
  }

  async run(job: Job): Promise<Ran> {
    const text = (name: string) => readFileSync(path.join(job.folder, name), 'utf8');
    let begun = 0;
    const done = new Promise<number>((resolve) => {
      this.#waiting.push((pid) => {
        begun = pid;
        this.#running.set(pid, resolve);
      });
      this.#child.stdin!.write(`${JSON.stringify(job)}\n`);
    });
    const why = async () => {
      if (begun === 0) return 'It was not begun.';
      try {
        process.kill(begun, 'SIGUSR2');
        await wait(2000);
        process.kill(begun, 'SIGKILL');
      } catch (error) {
        return `Process ${begun} has ended unheard: ${error instanceof Error ? error.message : error}`;
      }
      return `${text('stdout')}\n${text('stderr')}`;
    };
    const code = await inTime(Promise.race([done, this.#ended]), {
      what: 'The trainer',
      ms: patienceMs,
      why,
    });
    return { code, stdout: text('stdout'), stderr: text('stderr') };
  }
}

let host: TrainerHost | undefined;

/** Runs `sft.py --config config.json` in a folder, with more arguments or a signal. */
export function train(python: string, folder: string, more: { args?: string[]; signal?: SignalAt } = {}) {
  host ??= new TrainerHost(python);
  const { args = [], signal } = more;
  return host.run({ folder, args: ['--config', 'config.json', ...args], ...(signal && { signal }) });
}

/** Runs Python code beside the trainer's modules. */
export function runCode(python: string, folder: string, code: string): Promise<Ran> {
  host ??= new TrainerHost(python);
  return host.run({ folder, code });
}
