import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/long-first.ts';

const onPostgres = {
  setupFiles: ['test/support/remove-folders.ts'],
  globalSetup: ['test/support/global-set-up.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

// Tests wait for databases, leases and processes: on a small machine three files at once leave no core idle.
const maxWorkers = Math.min(12, Math.max(3, availableParallelism() - 1));

export default defineConfig({
  test: {
    maxWorkers,
    // Nobody is kept waiting by a worker of a test, and tests wait for it.
    env: { WORKER_NICENESS: '0' },
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          // Pure functions keep nothing that another file could see: modules are loaded once for all files of a thread.
          isolate: false,
          setupFiles: ['test/support/fixed-seeds.ts', 'test/support/remove-folders.ts'],
          // A slow machine is no fault: what must end soon is bounded by work, not by seconds.
          testTimeout: 30_000,
          include: [
            'test/math/**/*.test.ts',
            'test/domain/**/*.test.ts',
            'test/components/**/*.test.ts',
            'test/storage/**/*.test.ts',
            'test/egress/**/*.test.ts',
            'test/{http,observe}/**/*.test.ts',
            'test/deploy/**/*.test.ts',
            'test/llm/**/*.test.ts',
            'test/architecture.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['test/{services,jobs,api,db,bin,worker}/**/*.test.ts'],
          isolate: false,
          ...onPostgres,
        },
      },
      {
        // Processes of this machine and real clusters: no database.
        extends: true,
        test: {
          name: 'compute',
          include: ['test/compute/**/*.test.ts'],
          setupFiles: ['test/support/remove-folders.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // One process holds the trainer's libraries for all files: loading them takes longer than the tests.
        extends: true,
        test: {
          name: 'trainer',
          include: ['test/trainer/**/*.test.ts'],
          setupFiles: ['test/support/remove-folders.ts'],
          isolate: false,
          maxWorkers: 1,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Sets the environment before it loads what reads it once.
        extends: true,
        test: { name: 'auth', include: ['test/auth/**/*.test.ts'], ...onPostgres },
      },
    ],
  },
});
