import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { isServerEnded, type ServerState } from '#lib/domain/servers/states.ts';
import type { Ctx } from '#lib/services/context.ts';
import { loadEndpoint } from '#lib/services/generate/run/endpoint.ts';
import { followServer } from '#lib/services/servers/follow/follow-server.ts';
import { showServer } from '#lib/services/servers/index.ts';

/** Looks at the server, as the worker does again and again, until it is in one of the states. */
export async function followServerUntil(ctx: Ctx, project: string, server: string, ...states: ServerState[]) {
  const done = (state: ServerState) => (states.length > 0 ? states.includes(state) : isServerEnded(state));
  await expect
    .poll(
      async () => {
        await followServer(ctx, server);
        const { state, reason, output } = await showServer(ctx, { project, server });
        if (isServerEnded(state) && !done(state)) throw new Error(`It is ${state}: ${reason}\n${output}`);
        return done(state);
      },
      { interval: 100, timeout: 170_000 },
    )
    .toBe(true);
  return showServer(ctx, { project, server });
}

/** Asks the model of a server a problem, as an evaluation does: greedy, a few tokens. */
export async function askServed(ctx: Ctx, endpoint: string, problem: string) {
  const { id: _, name: __, concurrency: ___, ...connection } = await loadEndpoint(ctx, endpoint);
  return ctx.llm.chat({
    ...{ ...connection, messages: [{ role: 'user', content: problem }] },
    ...{ temperature: 0, maxTokens: 8, seed: 1 },
  });
}

/** What the first attempt at a server wrote down of itself. */
export const recordAt = (folder: string, name: string) =>
  JSON.parse(readFileSync(path.join(folder, 'attempts/1', name), 'utf8')) as { pid: number };
