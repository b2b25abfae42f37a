// Built sites as files: what a visit transfers, and what a change costs.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file below a folder without its compressed forms, relative, sorted. */
export function files(dir) {
  const out = [];
  const walk = (d) => {
    for (const e of readdirSync(d, { withFileTypes: true })) {
      const path = join(d, e.name);
      if (e.isDirectory()) walk(path);
      else if (!/\.(br|gz)$/.test(e.name)) out.push(relative(dir, path));
    }
  };
  walk(dir);
  return out.sort();
}

/** Bytes a browser is sent for a file: brotli where the build made it. */
export function sent(dir, path) {
  const file = join(dir, path);
  return statSync(existsSync(file + '.br') ? file + '.br' : file).size;
}

export const size = (dir, path) => statSync(join(dir, path)).size;

/** The published names and hashes of a site's binaries. */
export function binaries(dir) {
  return files(dir).filter((f) => f.endsWith('.wasm'))
    .map((f) => `${f} ${createHash('sha256').update(readFileSync(join(dir, f))).digest('hex')}`);
}

/** The table in a site's worker: what a returning reader's copy consists of. */
function table(dir) {
  const source = readFileSync(join(dir, 'sw.js'), 'utf8');
  const start = source.indexOf('const SITE = ') + 'const SITE = '.length;
  return JSON.parse(source.slice(start, source.indexOf(';\n', start)));
}

/**
 * What the worker of site `to` fetches for a reader who has all of site `from`:
 * the worker itself, files whose hash is new, and packs that are new. Each with
 * the bytes that are sent.
 */
export function update(from, to) {
  const a = table(from), b = table(to);
  const known = new Set(a.packs.map((p) => p.name));
  const paths = ['sw.js', ...b.packs.map((p) => p.name).filter((n) => !known.has(n))];
  for (const [path, hash] of Object.entries(b.files))
    if (!(path in a.files) || a.files[path] !== hash) paths.push(path);
  return paths.map((path) => ({ path, bytes: sent(to, path) })).sort((x, y) => y.bytes - x.bytes);
}
