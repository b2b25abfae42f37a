// Real servers for syncing: rclone's WebDAV and S3, from its Go module. Between
// them and the browser stands a gate that answers CORS for the page and breaks
// what a test asks it to.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, root } from './server.mjs';
import { until } from './wait.mjs';

/** The program of the servers; $NOTELAB_RCLONE names one that was built before. */
export function rclone() {
  if (process.env.NOTELAB_RCLONE) return process.env.NOTELAB_RCLONE;
  const file = join(tmpdir(), 'notelab-rclone-1.76');
  if (!existsSync(file)) execFileSync('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', file, '.'], { cwd: join(root, 'e2e', 'servers'), stdio: 'inherit', timeout: 300000 });
  return file;
}

/**
 * Serves an empty folder as 'webdav' or 's3' (with the bucket "study") behind a
 * gate. gate.fault = (req, res) => true when it has answered itself; gate.seen
 * lists the requests; gate.dir is the folder of the objects.
 */
export async function storage(kind) {
  const dir = mkdtempSync(join(tmpdir(), 'notelab-storage-'));
  const port = await freePort();
  if (kind === 's3') mkdirSync(join(dir, 'study'));
  const flags = kind === 's3' ? ['--auth-key', 'AKIAEXAMPLE,secret/with+signs='] : ['--user', 'me', '--pass', 'pass word'];
  let log = '';
  const child = spawn(rclone(), ['serve', kind, dir, '--addr', `127.0.0.1:${port}`, '--config', '', ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const out of [child.stdout, child.stderr]) out.on('data', (d) => { log += d; });
  const cors = (req) => ({
    'access-control-allow-origin': req.headers.origin ?? '*', 'access-control-allow-methods': 'GET, PUT, PROPFIND, MKCOL',
    'access-control-allow-headers': req.headers['access-control-request-headers'] ?? '*', 'access-control-max-age': '600',
  });
  const gate = { fault: null, seen: [], cors: true, dir: join(dir, kind === 's3' ? 'study' : '', 'notelab-v1') };
  const server = http.createServer((req, res) => {
    if (req.method === 'OPTIONS') { res.writeHead(gate.cors ? 204 : 403, gate.cors ? cors(req) : {}).end(); return; }
    gate.seen.push(`${req.method} ${req.url}`);
    const allow = gate.cors ? cors(req) : {};
    if (gate.fault?.(req, res, allow)) return;
    const out = http.request({ host: '127.0.0.1', port, method: req.method, path: req.url, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode, { ...answer.headers, ...allow });
      answer.pipe(res);
    });
    out.on('error', () => res.destroy());
    req.pipe(out);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  gate.url = `http://127.0.0.1:${server.address().port}`;
  await until(() => new Promise((done) => { const c = connect(port, '127.0.0.1', () => { c.destroy(); done(true); }).on('error', () => done(false)); }), `rclone\n${log}`, 20000);
  gate.stop = async () => {
    server.closeAllConnections();
    server.close();
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    rmSync(dir, { recursive: true, force: true });
  };
  return gate;
}

/** An answer as S3 refuses things. */
export function s3Error(res, allow, status, code, more = '') {
  res.writeHead(status, { 'content-type': 'application/xml', ...allow }).end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>m</Message>${more}</Error>`);
  return true;
}
