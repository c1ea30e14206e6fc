import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { stages } from '#lib/domain/pipeline.ts';
import {
  ownImports,
  packageImports,
  projectFiles,
  type SourceFile,
  sourceFiles,
} from './support/source-tree.ts';

const root = path.resolve(import.meta.dirname, '..');
const files = sourceFiles(root);
const among = (folder: string) => files.filter((file) => file.path.startsWith(folder));

/** Who may import whom; what is not listed is refused. The longest prefix names the layer. */
const mayImport: Record<string, readonly string[]> = {
  'lib/math': [],
  'lib/env.ts': [],
  'lib/observe': ['lib/env.ts'],
  'lib/domain': ['lib/math'],
  'lib/db': ['lib/domain', 'lib/env.ts', 'lib/observe'],
  'lib/egress': ['lib/domain'],
  'lib/llm': ['lib/domain', 'lib/env.ts', 'lib/egress', 'lib/observe'],
  'lib/compute': ['lib/domain', 'lib/env.ts'],
  'lib/storage': ['lib/domain', 'lib/env.ts'],
  'lib/jobs': ['lib/domain', 'lib/db', 'lib/observe'],
  'lib/services': [
    ...[
      'lib/domain',
      'lib/math',
      'lib/db',
      'lib/jobs',
      'lib/egress',
      'lib/llm',
      'lib/compute',
      'lib/storage',
    ],
    'lib/observe',
  ],
  'lib/auth': ['lib/domain', 'lib/services', 'lib/db', 'lib/env.ts', 'lib/observe'],
  'lib/http': [
    ...[
      'lib/domain',
      'lib/services',
      'lib/auth',
      'lib/db',
      'lib/env.ts',
      'lib/llm',
      'lib/compute',
      'lib/storage',
    ],
    'lib/observe',
  ],
  components: ['lib/domain', 'lib/math'],
  app: ['components', 'lib/domain', 'lib/http', 'lib/auth', 'lib/services', 'package.json'],
  'proxy.ts': ['lib/http', 'lib/domain'],
  'instrumentation.ts': ['lib/http'],
  worker: [
    ...[
      'lib/domain',
      'lib/services',
      'lib/jobs',
      'lib/db',
      'lib/env.ts',
      'lib/http',
      'lib/llm',
      'lib/compute',
    ],
    ...['lib/storage', 'lib/observe'],
  ],
  bin: [
    ...[
      'lib/domain',
      'lib/services',
      'lib/jobs',
      'lib/db',
      'lib/env.ts',
      'lib/http',
      'lib/llm',
      'lib/compute',
    ],
    ...['lib/storage', 'package.json'],
  ],
};
const layers = Object.keys(mayImport).sort((one, other) => other.length - one.length);
const layerOf = (file: string) =>
  layers.find((layer) => file === layer || file.startsWith(`${layer}/`)) ?? null;

/** Read by tools before anything of ours runs, or only by the tests. */
const outsideLayers = /^(test|bench)\/|^bin\/test(\.ts$|\/)|^[\w.-]+\.config\.(ts|mjs)$|^next-env\.d\.ts$/;

describe('imports go one way', () => {
  test('every source file belongs to a layer', () => {
    const strays = files.filter((file) => !outsideLayers.test(file.path) && layerOf(file.path) === null);
    expect(strays.map((file) => file.path)).toEqual([]);
  });

  test('no layer imports what it may not', () => {
    const wrong = files.filter((file) => !outsideLayers.test(file.path)).flatMap(forbiddenImports);
    expect(wrong).toEqual([]);
  });

  test('lib/domain knows no package but zod', () => {
    const wrong = among('lib/domain/').flatMap((file) =>
      packageImports(file).flatMap((name) => (name === 'zod' ? [] : [`${file.path}: ${name}`])),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing that runs imports a test', () => {
    const wrong = files
      .filter((file) => !outsideLayers.test(file.path))
      .flatMap((file) => ownImports(file).filter(({ to }) => /^(test|bench)\//.test(to)));
    expect(wrong).toEqual([]);
  });
});

function forbiddenImports(file: SourceFile): string[] {
  const layer = layerOf(file.path);
  if (layer === null) return [];
  return ownImports(file).flatMap(({ to, line }) => {
    const target = layerOf(to) ?? to;
    const isAllowed = target === layer || (mayImport[layer] ?? []).includes(target);
    return isAllowed ? [] : [`${file.path}:${line} imports ${to}`];
  });
}

describe('files stay readable', () => {
  test('no file is over 300 lines', () => {
    const long = files.filter((file) => file.lines > 300 && !file.path.startsWith('components/ui/'));
    expect(long.map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  test('no file or folder has a name that says nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|misc|common|shared|manager)(\/|\.|$)/i;
    expect(projectFiles(root).filter((file) => vague.test(file))).toEqual([]);
  });

  test('a linter rule is only switched off with a reason', () => {
    const ignored = /biome-ignore|@ts-(?:ignore|nocheck|expect-error)/;
    const explained = /biome-ignore(?:-start|-end)? [\w/]+: \S.{5}|@ts-expect-error \S.{10}/;
    const bare = files.flatMap((file) =>
      file.text
        .split('\n')
        .filter((line) => ignored.test(line) && !explained.test(line) && !line.includes('const '))
        .map((line) => `${file.path}: ${line.trim()}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('what belongs in one place is in one place', () => {
  test('only lib/env.ts reads the environment', () => {
    const readers = files.filter(
      (file) => /\bprocess\.env\b/.test(file.text) && !/^test\/|^[\w.-]+\.config\.ts$/.test(file.path),
    );
    // These run before node_modules exists, or are put before a program that is not ours; Next itself puts the runtime's
    // name into instrumentation.ts when it builds.
    const before = /^bin\/(bootstrap|studio|start\/follow-parent)\.mjs$|^instrumentation\.ts$/;
    expect(readers.map((file) => file.path).filter((file) => !before.test(file))).toEqual(['lib/env.ts']);
  });

  test('raw SQL is only in lib/db', () => {
    const raw = /\$(?:queryRaw|executeRaw)|\.query\(\s*[`'"]/;
    const wrong = files.filter((file) => raw.test(file.text) && !/^(lib\/db|test|bench)\//.test(file.path));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  test('each file of lib/db/queries holds one statement and its reason', () => {
    const wrong = among('lib/db/queries/').filter((file) => {
      const statements =
        file.text.match(/\$(?:queryRaw|executeRaw)\b|\.query\(|copyRows\(|Prisma\.sql`\s*\n/g) ?? [];
      return statements.length > 1 && !file.path.endsWith('-selection.ts')
        ? true
        : !/^\/\/|\/\*\*/m.test(file.text);
    });
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

describe('a stage has one word', () => {
  const exists = (...parts: string[]) => existsSync(path.join(root, ...parts));

  test.each(stages.map(({ id }) => id))('%s names its folders everywhere', (id) => {
    const places = [
      ['lib', 'domain', id],
      ['lib', 'services', id],
      ['components', id],
      ['app', '(studio)', '[project]', id],
      ['app', 'api', 'v1', id],
      ['prisma', 'schema', `${id}.prisma`],
      ['test', 'services', id],
    ];
    expect(places.filter((place) => !exists(...place)).map((place) => place.join('/'))).toEqual([]);
  });

  test('verbs, audit actions and jobs begin with the name of their folder', () => {
    const wrong = among('lib/services/').flatMap((file) => {
      const folder = file.path.split('/')[2];
      const names = [...file.text.matchAll(/^\s*name: '([a-z-]+)\.[a-z-]+',$/gm)].map((match) => match[1]);
      return names.filter((noun) => noun !== folder).map((noun) => `${file.path}: ${noun}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the documents agree with the tree', () => {
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

  test('docs/architecture.md names every folder of the first two levels, and no other', () => {
    const text = read('docs/architecture.md');
    const folders = ['app', 'components', 'lib', 'test'].flatMap((top) =>
      readdirSync(path.join(root, top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${top}/${entry.name}`),
    );
    expect(folders.filter((folder) => !text.includes(`\`${folder}/\``))).toEqual([]);
    const named = [
      ...text.matchAll(/`((?:app|components|lib|test|prisma|bin|worker|bench|docs)\/[\w()[\]/.-]*)`/g),
    ];
    expect(named.map((match) => match[1] ?? '').filter((place) => !exists(place))).toEqual([]);
  });

  test('every file that docs/glossary.md points to exists', () => {
    const named = [...read('docs/glossary.md').matchAll(/`((?:lib|prisma|app|worker|bin)\/[\w()[\]/.-]+)`/g)];
    expect(named.length).toBeGreaterThan(20);
    expect(named.map((match) => match[1] ?? '').filter((place) => !exists(place))).toEqual([]);
  });

  test('the import table of docs/architecture.md is the one that is tested', () => {
    const text = read('docs/architecture.md');
    for (const layer of Object.keys(mayImport)) expect(text, layer).toContain(`| \`${layer}\` |`);
  });

  const exists = (place: string) => existsSync(path.join(root, place));
});
