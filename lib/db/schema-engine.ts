import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type * as Engine from '@prisma/schema-engine-wasm';
import pg from 'pg';

export const noFilters = { externalTables: [], externalEnums: [] };

/** Prisma's schema engine as WebAssembly: real migrations where its native program cannot be downloaded. */
async function instantiate(): Promise<typeof Engine> {
  const require = createRequire(import.meta.url);
  const glue = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const engine = (await import(glue)) as typeof Engine & { __wbg_set_wasm: (exports: unknown) => void };
  const binary = readFileSync(glue.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

let loaded: Promise<typeof Engine> | undefined;

/** The glue code keeps views of one memory, so a process has one instance. */
function loadEngine(): Promise<typeof Engine> {
  loaded ??= instantiate();
  return loaded;
}

/** Runs `work` with an engine on this database. `schema` is needed to compare with the Prisma schema. */
export async function withEngine<T>(
  url: string,
  work: (engine: Engine.SchemaEngine) => Promise<T>,
  schema?: Engine.SchemasContainer,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const datamodels = schema?.files.map((file): [string, string] => [file.path, file.content]);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const bound = bindMigrationAwareSqlAdapterFactory(forMigrations(pool, url));
  const engine = await SchemaEngine.new({ datamodels }, () => {}, bound);
  try {
    return await work(engine);
  } catch (error) {
    throw withCause(error as Error, bound.errorRegistry);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** PostgreSQL's internal "char" type, which its catalogue uses, and a type that the adapter knows. */
const INTERNAL_CHAR = 18;
const TEXT = 25;

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Answer = { fields: { dataTypeID: number }[] };
type Asking = { performIO: (query: unknown) => Promise<Answer> };

/** The engine knows an error of the adapter by its number only. */
function withCause(error: Error, registry: { consumeError: (id: number) => unknown }): Error {
  const id = /External error id#(\d+)/.exec(error.message)?.[1];
  const found =
    id === undefined ? undefined : (registry.consumeError(Number(id)) as { error?: Error } | undefined);
  error.cause = found?.error;
  return error;
}

/**
 * The adapter cuts scripts at every semicolon, even inside a function's body, where PostgreSQL takes them whole and
 * atomically; it refuses catalogue columns of the internal "char" type, which the engine reads; and it drops a shadow
 * database while it is still connected to it.
 */
function forMigrations(pool: pg.Pool, url: string): PrismaPg {
  const factory = new PrismaPg(pool, { disposeExternalPool: false });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return readingCharacters(adapter);
  };
  factory.connectToShadowDb = async () => {
    const name = `shadow_${randomUUID().replaceAll('-', '')}`;
    const admin = await factory.connect();
    await admin.executeScript(`CREATE DATABASE ${name}`);
    const shadowUrl = withDatabase(url, name);
    const shadowPool = new pg.Pool({ connectionString: shadowUrl, max: 2 });
    const shadow = await forMigrations(shadowPool, shadowUrl).connect();
    shadow.dispose = async () => {
      await shadowPool.end();
      await admin.executeScript(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.dispose();
    };
    return shadow;
  };
  return factory;
}

/** The same server and user, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function readingCharacters(adapter: Adapter): Adapter {
  const plain = adapter as unknown as Asking;
  const { queryRaw } = adapter;
  adapter.queryRaw = async (query) => {
    const characters: number[] = [];
    const asking = Object.create(plain) as Asking;
    asking.performIO = async (request) => {
      const answer = await plain.performIO(request);
      for (const [index, field] of answer.fields.entries()) {
        if (field.dataTypeID !== INTERNAL_CHAR) continue;
        field.dataTypeID = TEXT;
        characters.push(index);
      }
      return answer;
    };
    const result = await queryRaw.call(asking as unknown as Adapter, query);
    for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/** The Prisma schema files of the checkout. */
export function readSchema(root: string): Engine.SchemasContainer {
  const folder = path.join(root, 'prisma/schema');
  const names = readdirSync(folder).filter((name) => name.endsWith('.prisma'));
  return {
    files: names.map((name) => ({
      path: path.join(folder, name),
      content: readFileSync(path.join(folder, name), 'utf8'),
    })),
  };
}

/** The migrations of the checkout, oldest first. */
export function readMigrations(root: string): Engine.MigrationList {
  const baseDir = path.join(root, 'prisma/migrations');
  const lockfile = path.join(baseDir, 'migration_lock.toml');
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(baseDir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** The SQL that is missing from the migrations to reach the schema; empty when they agree. */
export async function missingSql(root: string, url: string): Promise<string> {
  const schema = readSchema(root);
  const to = { tag: 'schemaDatamodel' as const, ...schema };
  const from = { tag: 'migrations' as const, ...readMigrations(root) };
  const request = { from, to, script: true, exitCode: null, filters: noFilters };
  const { stdout } = await withEngine(url, (engine) => engine.diff(request), schema);
  const sql = stdout ?? '';
  return /^\s*(-- This is an empty migration\.)?\s*$/.test(sql) ? '' : sql;
}
