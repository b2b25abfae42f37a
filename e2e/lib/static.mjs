// A plain file host: what a project page on a static host does and no more.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json', '.xml': 'application/xml', '.txt': 'text/plain',
};

/**
 * Serves a folder under a path prefix with a content type and nothing else.
 * The folder can be changed while it runs; asked lists every request with its
 * path, status and bytes sent. compress picks .br or .gz files beside the file.
 * refuse, when set to a function of a path, says which requests fail with 503.
 */
export async function host(dir, { base = '/', headers = {}, compress = false } = {}) {
  const s = { dir, asked: [] };
  const find = (path) => {
    const file = join(s.dir, normalize(path));
    if (!file.startsWith(s.dir)) return null;
    if (existsSync(file) && statSync(file).isFile()) return file;
    const index = join(file, 'index.html');
    return existsSync(index) ? (path === '' || path.endsWith('/') ? index : 'slash') : null;
  };
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url, 'http://host');
    const inside = pathname.startsWith(base);
    let file = inside ? find(decodeURIComponent(pathname.slice(base.length))) : null;
    const entry = { path: pathname, status: 200, bytes: 0, inside };
    s.asked.push(entry);
    if (s.refuse?.(pathname)) {
      entry.status = 503;
      return res.writeHead(503).end();
    }
    if (file === 'slash') {
      entry.status = 301;
      return res.writeHead(301, { location: pathname + '/' }).end();
    }
    if (!file) {
      entry.status = 404;
      file = join(s.dir, '404.html');
    }
    const head = { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...headers };
    if (compress) {
      for (const [name, ext] of [['br', '.br'], ['gzip', '.gz']])
        if (req.headers['accept-encoding']?.includes(name) && existsSync(file + ext)) {
          file += ext;
          head['content-encoding'] = name;
          break;
        }
    }
    head['content-length'] = entry.bytes = statSync(file).size;
    res.writeHead(entry.status, head);
    if (req.method === 'HEAD') return res.end();
    createReadStream(file).pipe(res);
  });
  const sockets = new Set();
  server.on('connection', (c) => { sockets.add(c); c.once('close', () => sockets.delete(c)); });
  s.start = (port = 0) => new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', () => {
    s.port = server.address().port;
    s.url = `http://127.0.0.1:${s.port}`;
    done(s);
  }));
  /** Takes the host away, open connections included. */
  s.stop = () => new Promise((done) => {
    server.close(done);
    for (const c of sockets) c.destroy();
  });
  return s.start();
}
