import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The page of the bench, built as for production and served on a free port. */
export async function servePage(): Promise<{ url: string; close: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'corollary-editor-'));
  const entry = path.join(root, 'bench/editor/index.html');
  writeFileSync(
    entry,
    '<!doctype html><html lang="en"><body><div id="root"></div><script type="module" src="./page.tsx"></script></body></html>',
  );
  try {
    await build({
      root: path.dirname(entry),
      logLevel: 'error',
      configFile: false,
      css: { postcss: root },
      build: { outDir: folder, emptyOutDir: true },
    });
  } finally {
    rmSync(entry);
  }
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '/').split('?')[0]!;
    try {
      const content = readFileSync(path.join(folder, path.normalize(name)));
      response
        .setHeader('Content-Type', types[path.extname(name)] ?? 'application/octet-stream')
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
