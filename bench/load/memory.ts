import { residentMiB } from '../generate/processes.ts';

export type Watched = { name: string; pid: number };

/** Looks at the memory of processes every second until it is ended; what each had, in MiB. */
export function watchMemory(processes: readonly Watched[]) {
  const samples = processes.map((): number[] => []);
  const timer = setInterval(() => {
    for (const [at, { pid }] of processes.entries()) samples[at]!.push(residentMiB(pid));
  }, 1000);
  return {
    end: () => {
      clearInterval(timer);
      return processes.map(({ name }, at) => ({ name, ...halves(samples[at]!) }));
    },
  };
}

/** The most in both halves, and how many MiB a minute it grew by in the second (least squares). */
function halves(samples: readonly number[]) {
  const middle = Math.floor(samples.length / 2);
  const late = samples.slice(middle);
  return {
    early: Math.max(0, ...samples.slice(0, middle)),
    late: Math.max(0, ...late),
    growth: 60 * slope(late),
    ended: samples.at(-1) === 0,
  };
}

function slope(values: readonly number[]): number {
  const mid = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  let [above, below] = [0, 0];
  for (const [at, value] of values.entries()) {
    above += (at - mid) * (value - mean);
    below += (at - mid) ** 2;
  }
  return below === 0 ? 0 : above / below;
}
