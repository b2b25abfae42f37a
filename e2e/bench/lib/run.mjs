// Runs a command and says how long it took and how much memory it had at most.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The highest resident size of a process so far in bytes, 0 where the system does not tell. */
function peak(pid) {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Processor seconds of a process so far, 0 where the system does not tell. */
function busy(pid) {
  try {
    // Fields 14 and 15 of the line, counted behind the name, in hundredths.
    const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(f[11]) + Number(f[12])) / 100;
  } catch {
    return 0;
  }
}

/** {seconds, cpu and rss (0 = unknown), output}; throws with the output when the command fails. */
export function measured(command, args, options = {}) {
  return new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '', rss = 0, cpu = 0;
    child.stdout.on('data', (d) => { output += d; });
    child.stderr.on('data', (d) => { output += d; });
    const look = setInterval(() => {
      rss = Math.max(rss, peak(child.pid));
      cpu = Math.max(cpu, busy(child.pid));
    }, 10);
    child.once('error', (err) => { clearInterval(look); fail(err); });
    child.once('close', (code) => {
      clearInterval(look);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) done({ seconds, cpu, rss, output });
      else fail(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-2000)}`));
    });
  });
}
