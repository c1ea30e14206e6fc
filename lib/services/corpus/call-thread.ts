import { parentPort, Worker } from 'node:worker_threads';

/** Calls of a thread: over its border every answer is a promise. */
export type Asked<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };
type Question = { id: number; name: string; args: unknown[] };
type Answer = { id: number; value?: unknown; error?: string };

/** Opens a thread that answers calls by their names, one after another; a thread that ends rejects what waits for it. */
export function openThread<Calls>(script: string, names: readonly (keyof Calls & string)[]) {
  const worker = new Worker(script);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let broken: Error | null = null;
  const fail = (error: Error) => {
    broken = error;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, value, error }: Answer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('A thread ended before its work was done.')));
  const ask = (name: string, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (broken) return reject(broken);
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, name, args } satisfies Question);
    });
  const calls = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => ask(name, args)]));
  return { calls: calls as Asked<Calls>, close: () => worker.terminate() };
}

/** The thread's own side. */
export function answerCalls(calls: object): void {
  const known = new Map(Object.entries(calls) as [string, (...given: unknown[]) => unknown][]);
  parentPort?.on('message', async ({ id, name, args }: Question) => {
    try {
      parentPort?.postMessage({ id, value: await known.get(name)?.(...args) } satisfies Answer);
    } catch (error) {
      parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}
