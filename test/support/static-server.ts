/** Serves a folder of files the way a plain static host does: directory indexes, 404.html, nothing clever. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
};

export interface StaticServer {
  /** `http://127.0.0.1:<port><base>` */
  readonly address: string;
  close(): Promise<void>;
}

async function fileFor(folder: string, path: string): Promise<{ body: Buffer; type: string } | undefined> {
  const name = normalize(path).endsWith('/') ? join(path, 'index.html') : path;
  try {
    return {
      body: await readFile(join(folder, normalize(name))),
      type: TYPES[extname(name)] ?? 'application/octet-stream',
    };
  } catch {
    return undefined;
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });
}

/** Serves `folder` under `base` (`/` or `/kb/`) on a free local port. */
export async function serveFolder(folder: string, base: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname);
    const inside = path.startsWith(base) ? `/${path.slice(base.length)}` : undefined;
    void (async () => {
      const found = inside === undefined ? undefined : await fileFor(folder, inside);
      const sent = found ?? (await fileFor(folder, '/404.html'));
      response.writeHead(found ? 200 : 404, { 'content-type': sent?.type ?? 'text/plain' });
      response.end(sent?.body ?? 'not found');
    })();
  });
  const port = await listen(server);
  return {
    address: `http://127.0.0.1:${port}${base}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
