// Finds a Chromium to test with, installs Debian's where that is allowed, and
// starts it.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { until } from './wait.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath() {
  for (const name of names)
    for (const dir of (process.env.PATH || '').split(delimiter)) {
      const path = join(dir, name);
      if (existsSync(path)) return path;
    }
}

/** The path of a Chromium; $CHROMIUM goes first. Throws with what to install. */
export function findChromium() {
  const found = process.env.CHROMIUM || onPath();
  if (found) return found;
  throw new Error('e2e: the browser tests need Chromium: install the package "chromium" (and a Korean font such as "fonts-noto-cjk"), or set CHROMIUM=/path/to/chrome');
}

/**
 * Installs Debian's Chromium where there is none and that is allowed. Test files
 * run side by side, so this is called once, before all of them.
 */
export function installChromium() {
  if (process.env.CHROMIUM || onPath()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('e2e: installing chromium and a Korean font with apt-get');
    const apt = (...args) => execFileSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args],
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  }
  findChromium();
}

// Flags that keep a test browser off the network and alike everywhere.
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--no-default-browser-check', '--force-color-profile=srgb'];

/** A browser whose contexts are fresh profiles. */
export function launch() {
  return chromium.launch({ executablePath: findChromium(), args: flags });
}

/**
 * A browser with a profile of its own on disk that survives kill(), which ends
 * the process as a crash would. Pass the profile on to start() again.
 */
export async function start(profile = mkdtempSync(join(tmpdir(), 'notelab-profile-'))) {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(findChromium(), ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--window-size=390,844', ...flags, 'about:blank'],
    { stdio: 'ignore', detached: true });
  await until(() => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n'), 'Chromium to open its port', 20000);
  const port = readFileSync(portFile, 'utf8').split('\n')[0];
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const kill = async () => {
    const gone = new Promise((done) => child.once('exit', done));
    try { process.kill(-child.pid, 'SIGKILL'); } catch { /* already gone */ }
    await gone;
    await browser.close().catch(() => {});
  };
  return { browser, context: browser.contexts()[0], profile, kill, forget: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }) };
}
