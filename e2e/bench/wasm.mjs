// The sizes of the binaries, and that they compile without the overlay.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/server.mjs';
import { MB } from './lib/report.mjs';
import { measured } from './lib/run.mjs';

/** The binaries against their budgets: the app, the builder, and the models of each group. */
export function sizes(report) {
  const groups = readdirSync(join(root, 'wasm', 'sims'), { withFileTypes: true }).filter((e) => e.isDirectory() && e.name !== 'serve').map((e) => `sims-${e.name}`);
  for (const [name, limit] of [['app', 1.5e6], ['builder', 1.35e6], ['sync', 0.95e6], ...groups.map((g) => [g, 1.1e6])]) {
    const what = `wasm/${name.replace('sims-', 'sims/')}, brotli 11`;
    const file = join(root, 'web', 'dist', `${name}.wasm.br`);
    if (!existsSync(file)) {
      report.fail(what, 'web/dist has no brotli form: run make build');
      continue;
    }
    const value = statSync(file).size;
    const raw = join(root, 'bin', 'wasm', `${name}.wasm`);
    report.add({ what, kind: 'bytes', value, limit, shown: MB(value), allowed: `at most ${limit / 1e6} MB`,
      lines: existsSync(raw) ? [`as the compiler wrote it: ${MB(statSync(raw).size)}`] : [] });
  }
}

export async function wasm(report, work) {
  sizes(report);
  const what = 'plain build of both, without the net/http overlay';
  try {
    const { seconds } = await measured('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', join(work, 'plain') + '/', './wasm/app', './wasm/builder'],
      { cwd: root, env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' } });
    report.add({ what, kind: 'count', value: 2, limit: 2, atLeast: true, shown: `compiles (${seconds.toFixed(0)} s)`, allowed: 'compiles',
      lines: [`app ${MB(statSync(join(work, 'plain', 'app')).size)}, builder ${MB(statSync(join(work, 'plain', 'builder')).size)} uncompressed`] });
  } catch (err) {
    report.fail(what, err);
  }
}
