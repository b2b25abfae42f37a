// Runs Go tests of a package in the browser: what needs IndexedDB needs a real one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './chromium.mjs';
import { root } from './server.mjs';

const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="wasm_exec.js"></script>`;

/** Compiles and runs the tests of one package; returns their exit code and output. */
export async function goTestInBrowser(pkg) {
  const dir = mkdtempSync(join(tmpdir(), 'notelab-gotest-'));
  const wasm = join(dir, 'test.wasm');
  execFileSync('go', ['test', '-c', '-o', wasm, pkg], { cwd: root, env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' }, stdio: ['ignore', 'inherit', 'inherit'] });
  const goroot = execFileSync('go', ['env', 'GOROOT']).toString().trim();
  const files = {
    '/': ['text/html', html],
    '/wasm_exec.js': ['text/javascript', readFileSync(join(goroot, 'lib', 'wasm', 'wasm_exec.js'))],
    '/test.wasm': ['application/wasm', readFileSync(wasm)],
  };
  const server = createServer((req, res) => {
    const [type, body] = files[req.url] || ['text/plain', ''];
    res.writeHead(files[req.url] ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const lines = [];
    page.on('console', (m) => lines.push(m.text()));
    page.on('pageerror', (e) => lines.push(`uncaught: ${e.message}`));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const code = await page.evaluate(async () => {
      const go = new Go();
      go.argv = ['test', '-test.v'];
      let code = 0;
      go.exit = (c) => { code = c; };
      const { instance } = await WebAssembly.instantiateStreaming(fetch('test.wasm'), go.importObject);
      await go.run(instance);
      return code;
    });
    return { code, output: lines.join('\n') };
  } finally {
    await browser.close();
    server.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
