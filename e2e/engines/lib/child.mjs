// Programs that end with the one that started them, whatever ends it.
import { spawn } from 'node:child_process';

const alive = new Set();
process.on('exit', () => { for (const c of alive) kill(c); });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

function kill(child) {
  try { process.kill(-child.pid, 'SIGKILL'); } catch { /* gone already */ }
}

/** Starts a program with a process group of its own; end() takes all of it away. */
export function start(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true });
  alive.add(child);
  const gone = new Promise((done) => {
    child.once('exit', done);
    child.once('error', done);
  });
  child.end = async () => {
    kill(child);
    await gone;
    alive.delete(child);
  };
  return child;
}
