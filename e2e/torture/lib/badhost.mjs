// A host that can be as bad as hosts get, on command.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const types = {
  '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};
const portal = '<!doctype html><html><title>Wi-Fi</title><form>Log in to use the network</form></html>';

/** What can stand in a file's place. Each makes an answer of the right one. */
export const ways = {
  missing: () => ({ status: 404, type: 'text/html', body: Buffer.from('not here') }),
  truncated: (r, random) => ({ ...r, body: r.body.subarray(0, 1 + random(r.body.length - 1)) }),
  'cut off': (r, random) => ({ ...r, cut: random(r.body.length) }),
  'wrong bytes': (r, random) => { const body = Buffer.from(r.body); body[random(body.length)] ^= 1 + random(255); return { ...r, body }; },
  'an HTML page': () => ({ status: 200, type: 'text/html', body: Buffer.from(portal) }),
  // As a host that takes the type from the name: nothing but the bytes says that it is no program.
  'HTML by its name': (r) => ({ ...r, body: Buffer.from(portal) }),
  nothing: (r) => ({ ...r, body: Buffer.alloc(0) }),
};

/** How a host may get caching wrong: the headers of every answer. */
export const caching = {
  'a year for everything': () => ({ 'cache-control': 'public, max-age=31536000, immutable' }),
  'nothing is stored': () => ({ 'cache-control': 'no-store' }),
  'one ETag for all': () => ({ 'cache-control': 'max-age=0', etag: '"1"' }),
  'an old Last-Modified': () => ({ 'last-modified': 'Thu, 01 Jan 2015 00:00:00 GMT' }),
  'no headers': () => ({}),
};

/**
 * Serves one edition, s.edition, until it is told otherwise:
 *
 *   s.spoil(path, answer)  changes an answer {status, type, body, headers, cut}; null breaks the
 *                          connection, 'silence' never answers
 *   s.headers(path)        the caching headers
 *   s.asked                paths asked for so far
 */
export async function badHost(edition) {
  const s = { edition, asked: [], spoil: null, headers: good };
  const server = createServer((req, res) => {
    let path = decodeURIComponent(new URL(req.url, 'http://host').pathname.slice(1));
    if (path === '' || path.endsWith('/')) path += 'index.html';
    s.asked.push(path);
    const body = s.edition.files.get(path);
    let r = body ? { status: 200, type: types[extname(path)] ?? 'application/octet-stream', body }
      : { status: 404, type: 'text/html', body: s.edition.files.get('404.html') };
    r.headers = s.headers(path, r.body);
    if (s.spoil) r = s.spoil(path, r);
    if (!r) return res.destroy();
    if (r === 'silence') return;
    // An honest 304, or one that a wrong ETag makes a lie.
    if (r.status === 200 && r.headers?.etag && req.headers['if-none-match'] === r.headers.etag) return res.writeHead(304, r.headers).end();
    if (r.status === 200 && r.headers?.['last-modified'] && req.headers['if-modified-since']) return res.writeHead(304, r.headers).end();
    res.writeHead(r.status, { 'content-type': r.type, 'content-length': r.body.length, ...r.headers });
    if (req.method === 'HEAD') return res.end();
    if (r.cut !== undefined) return res.write(r.body.subarray(0, r.cut), () => res.destroy());
    res.end(r.body);
  });
  const sockets = new Set();
  server.on('connection', (c) => { sockets.add(c); c.once('close', () => sockets.delete(c)); });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  s.url = `http://127.0.0.1:${server.address().port}`;
  /** Ends what stands open, as a host that goes away does. */
  s.hangUp = () => { for (const c of sockets) c.destroy(); };
  s.gone = () => { s.spoil = () => null; s.hangUp(); };
  s.mend = () => { s.spoil = null; s.headers = good; s.hangUp(); };
  s.stop = () => new Promise((done) => { server.close(done); s.hangUp(); });
  return s;
}

const good = (path, body) => path.startsWith('assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' }
  : { 'cache-control': 'no-cache', etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 10)}"` };

export const captive = () => ({ status: 200, type: 'text/html', body: Buffer.from(portal), headers: { 'cache-control': 'public, max-age=31536000' } });
