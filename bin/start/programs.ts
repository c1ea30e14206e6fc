import path from 'node:path';
import type { Environment } from '#lib/env.ts';
import type { Program } from './child.ts';

export type Mode = 'production' | 'development';

/** Longer than clients and proxies keep an idle connection: who closes it first must not be the server. */
const keepAlive = ['--keepAliveTimeout', '75000'];

/** The web server and the worker, as the supervisor runs them. */
export function programs(settings: Environment, databaseUrl: string, mode: Mode): Program[] {
  const { STUDIO_ROOT: root, STUDIO_DATA: data, PORT: port, HOST: host } = settings;
  const production = mode === 'production';
  const environment = {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: settings.NEXT_DIST_DIR,
    DATABASE_URL: databaseUrl,
    // Set and empty: web and worker are not told it by .env either.
    DATABASE_OWNER_URL: '',
    STUDIO_ROOT: root,
    STUDIO_DATA: data,
    PORT: String(port),
    NEXTAUTH_URL: settings.NEXTAUTH_URL,
  };
  const next = ['node_modules/next/dist/bin/next', production ? 'start' : 'dev'];
  const web = {
    name: 'web',
    withoutPreload: !production,
    // A public address is that of a proxy, which tells whence a visitor comes.
    preloads: settings.NEXTAUTH_URL ? [] : ['visitor-address.mjs'],
    args: [...next, '--port', String(port), '--hostname', host, ...(production ? keepAlive : [])],
    environment: { ...environment, STUDIO_EXIT_WITHIN: '3000' },
  };
  const worker = {
    name: 'worker',
    args: production ? ['worker/index.ts'] : ['--watch', 'worker/index.ts'],
    environment,
  };
  return [web, worker].map((program) => ({
    ...program,
    cwd: root,
    log: path.join(data, 'logs', `${program.name}.log`),
  }));
}
