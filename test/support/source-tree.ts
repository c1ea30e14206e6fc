import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type SourceFile = { path: string; text: string; lines: number };
export type Import = { from: string; to: string; line: number };

/** Every file of the project that git knows or would add, from the root. */
export function projectFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split('\n').filter((file) => file !== '' && existsSync(path.join(root, file)));
}

/** The TypeScript of the project. */
export function sourceFiles(root: string): SourceFile[] {
  return projectFiles(root)
    .filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return { path: file, text, lines: text.split('\n').length - 1 };
    });
}

/** Static, side-effect, re-export and dynamic imports, with what they name. */
const forms = [
  /^\s*import\s+(?:type\s+)?[^'"()]*?from\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /^\s*export\s+(?:type\s+)?[^'"()=]*?from\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  /\brequire\(\s*['"]([^'"]+)['"]\s*\)/g,
];

/** The imports of a file that stay inside the project, as paths from the root. */
export function ownImports(file: SourceFile): Import[] {
  return forms.flatMap((form) =>
    [...file.text.matchAll(form)].flatMap((match) => {
      const to = resolve(file.path, match[1] ?? '');
      const line = file.text.slice(0, match.index).split('\n').length;
      return to === null ? [] : [{ from: file.path, to, line }];
    }),
  );
}

/** The packages that a file imports, without node's own. */
export function packageImports(file: SourceFile): string[] {
  return forms.flatMap((form) =>
    [...file.text.matchAll(form)].flatMap((match) => {
      const name = match[1] ?? '';
      if (/^[.#]/.test(name) || name.startsWith('node:')) return [];
      const parts = name.split('/');
      return [name.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')];
    }),
  );
}

function resolve(from: string, name: string): string | null {
  if (name.startsWith('#')) return name.slice(1);
  if (!name.startsWith('.')) return null;
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), name));
}
