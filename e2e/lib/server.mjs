// The real program, serving a folder of notes on a free port.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './wait.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
// The program under test: the one that was built, unless $NOTELAB names another.
export const program = process.env.NOTELAB || join(root, 'bin', 'notelab');

export function freePort() {
  return new Promise((done, fail) => {
    const s = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => done(port));
    });
  });
}

/** Serves dir; stop() takes the server away, start() brings it back on the same port. */
export async function serve(dir = join(root, 'notes'), ...args) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const s = { url, port, log: '', child: null };
  s.start = async () => {
    s.child = spawn(program, ['serve', dir, '--port', String(port), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const out of [s.child.stdout, s.child.stderr]) out.on('data', (d) => { s.log += d; });
    let ended = false;
    s.child.once('exit', () => { ended = true; });
    await until(async () => {
      if (ended) throw new Error(`the server ended:\n${s.log}`);
      return fetch(url + '/').then((r) => r.ok, () => false);
    }, 'the server', 30000);
    return s;
  };
  s.stop = async () => {
    if (!s.child || s.child.exitCode !== null) return;
    const gone = new Promise((done) => s.child.once('exit', done));
    s.child.kill('SIGKILL');
    await gone;
  };
  return s.start();
}
