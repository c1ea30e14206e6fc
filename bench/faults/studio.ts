import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { waitForHealth } from '#bin/start/health.ts';
import { connect } from '#lib/db/client.ts';
import { freePort } from '#lib/db/embedded/server.ts';
import { childEnvironment } from '#lib/env.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { createToken } from '#lib/services/tokens/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { readSecrets } from '#lib/storage/secrets.ts';
import { endChild } from '#test/support/end-child.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { restDoor } from '#test/support/faults/door.ts';
import { clusterPlace } from '#test/support/faults/processes.ts';
import { acceptedProject } from '#test/support/variants.ts';

type Place = { root: string; data: string; build: string; environment?: Record<string, string> };

/** The whole studio as `npm start` runs it, with a supervisor that can be killed and started again. */
export async function startStudio({ root, data, build, environment = {} }: Place) {
  mkdirSync(data, { recursive: true, mode: 0o711 });
  const port = await freePort();
  const web = `http://localhost:${port}`;
  const env = childEnvironment({
    ...{ STUDIO_ROOT: root, STUDIO_DATA: data, PORT: String(port), NEXT_DIST_DIR: build },
    ...{ DATABASE_URL: undefined, NODE_ENV: 'production', NODE_OPTIONS: undefined },
    ...environment,
  });
  let supervisor: ChildProcess;
  const start = async () => {
    // A studio whose supervisor was killed takes a moment to leave its port: whoever keeps services running tries again.
    for (let tries = 0; tries < 60; tries++) {
      supervisor = spawn(process.execPath, ['bin/start.ts'], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [supervisor.stdout, supervisor.stderr])
        stream?.on('data', (text) => appendFileSync(path.join(data, 'supervisor.log'), text));
      const health = await waitForHealth(web, 600_000, () => supervisor.exitCode !== null);
      if (health?.status === 'ok' && supervisor.exitCode === null) return;
      if (supervisor.exitCode === null) break;
    }
    throw new Error(`The studio does not start; see ${data}/supervisor.log.`);
  };
  await start();
  return {
    ...{ web, data, start },
    database: path.join(data, 'postgres'),
    supervisor: () => supervisor.pid ?? 0,
    killSupervisor: () => endChild(supervisor, 'SIGKILL'),
    stop: () => endChild(supervisor, 'SIGTERM'),
  };
}

export type FaultyStudio = Awaited<ReturnType<typeof startStudio>>;

/** Calls of the model at once: so many that requests are claimed ahead of them while they are short. */
export const concurrency = 64;

/** A project, people with tokens, a model at the endpoint, and a connection of our own to look with. */
export async function populate(studio: FaultyStudio, endpoint: string, people: number) {
  const { password, port } = clusterPlace(studio.database);
  const url = `postgresql://studio:${password}@127.0.0.1:${port}/corollary`;
  const connection = connect(url, { max: 6, applicationName: 'corollary bench' });
  const { encryptionKey } = readSecrets(studio.data);
  const storage = filesystemStorage(path.join(studio.data, 'files'));
  const ctx = systemContext(connection.db, { storage, encryptionKey });
  await setSettings(ctx, { allowPrivateNetworks: true });
  const { id: projectId, project, variants } = await acceptedProject(ctx, 100);
  const { id: model } = await saveModel(ctx, {
    ...{ project, name: 'local', baseUrl: endpoint, model: 'm', concurrency },
    ...{ check: false, reason: 'a bench', timeoutSeconds: 60 },
  });
  const doors = [];
  for (let person = 0; person < people; person++) {
    const actor = await makeUser(ctx.db, { projectId, role: 'lead' });
    const { token } = await createToken({ ...ctx, actor }, { name: 'bench' });
    doors.push(restDoor(studio.web, token, project));
  }
  return { ctx, ...connection, project, doors, model, variants: variants.map(({ id }) => id) };
}

export type Population = Awaited<ReturnType<typeof populate>>;
