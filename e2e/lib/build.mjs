// The real program as a command: building sites and running simulators.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, root } from './server.mjs';

export function notelab(...args) {
  return execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64e6 }).toString();
}

/** A copy of the course that a test may edit, and sites built from it. */
export function workshop() {
  const dir = mkdtempSync(join(tmpdir(), 'notelab-site-'));
  const notes = join(dir, 'notes');
  cpSync(join(root, 'notes'), notes, { recursive: true });
  return {
    notes,
    build(name, ...args) {
      const out = join(dir, name);
      notelab('build', notes, '-o', out, ...args);
      return out;
    },
    forget: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** What a run amounts to according to the command line: its figures by key. */
export function headless(sim, params = {}) {
  const args = Object.entries(params).flatMap(([k, v]) => [`--${k}`, String(v)]);
  return JSON.parse(notelab('sim', sim, ...args, '--format', 'json'));
}
