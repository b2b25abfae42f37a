// The course of this repository, built once a run, and a plain host for it.
import { join } from 'node:path';
import { program, root } from '../../lib/server.mjs';
import { host } from '../../lib/static.mjs';
import { measured } from './run.mjs';

const built = new Map();

/** The folder of the built course. */
export function course(work) {
  if (!built.has(work)) {
    const out = join(work, 'course');
    built.set(work, measured(program, ['build', join(root, 'notes'), '-o', out]).then(() => out));
  }
  return built.get(work);
}

/** Serves the built course, compressed, while body runs. */
export async function hosted(work, body) {
  const s = await host(await course(work), { compress: true });
  try {
    return await body(s);
  } finally {
    await s.stop();
  }
}
