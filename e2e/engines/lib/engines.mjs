// The three engines: where each is found, what installs it, how it is started.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium, flags } from '../../lib/chromium.mjs';
import { freePort } from '../../lib/server.mjs';
import { until } from '../../lib/wait.mjs';
import { bidi } from './bidi.mjs';
import { start } from './child.mjs';
import { classic, driver } from './classic.mjs';

function onPath(...names) {
  for (const name of names)
    for (const dir of [...(process.env.PATH || '').split(delimiter), '/usr/lib/chromium']) {
      const path = join(dir, name);
      if (existsSync(path)) return path;
    }
}

// Debian keeps WebKitGTK's own little browser beside the library.
function miniBrowser() {
  for (const lib of ['/usr/lib', '/usr/libexec', ...(existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((d) => d.endsWith('-linux-gnu')).map((d) => join('/usr/lib', d)) : [])])
    for (const api of ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0']) {
      const path = join(lib, api, 'MiniBrowser');
      if (existsSync(path)) return path;
    }
}

/** What each engine needs: a Debian package, and whether it is there. */
const needs = {
  chromium: [
    { pkg: 'chromium', has: () => process.env.CHROMIUM || onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') },
    { pkg: 'chromium-driver', has: () => process.env.CHROMEDRIVER || onPath('chromedriver') },
  ],
  firefox: [{ pkg: 'firefox-esr', has: () => process.env.FIREFOX || onPath('firefox-esr', 'firefox') }],
  webkit: [
    { pkg: 'webkit2gtk-driver', has: () => onPath('WebKitWebDriver') },
    { pkg: 'libwebkit2gtk-4.1-0', has: () => process.env.MINIBROWSER || miniBrowser() },
    { pkg: 'xvfb', has: () => process.env.DISPLAY || onPath('Xvfb') },
  ],
};
const font = { pkg: 'fonts-noto-cjk', has: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') || existsSync('/usr/share/fonts/truetype/noto') || process.platform !== 'linux' };

const missing = (names) => [...new Set([...names.flatMap((n) => needs[n]), font].filter((n) => !n.has()).map((n) => n.pkg))];

/** Installs Debian's packages where they are wanted and that is allowed; throws with what to install. */
export function install(names) {
  let list = missing(names);
  if (list.length && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error(`engines: installing ${list.join(', ')} with apt-get`);
    const apt = (...args) => execFileSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args],
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...list);
    list = missing(names).filter((pkg) => pkg !== font.pkg);
  }
  const wanted = list.filter((pkg) => pkg !== font.pkg);
  if (wanted.length) throw new Error(`engines: missing for ${names.join(', ')}: install the packages ${list.map((p) => `"${p}"`).join(', ')} (Debian's names; with root and apt-get this happens by itself), or leave an engine out with ENGINES="chromium firefox"`);
}

/** Each engine's start() returns a driven page, a fresh profile and nothing shared. */
export const engines = {
  chromium: {
    title: 'Chromium',
    async start({ downloads }) {
      const d = await driver(needs.chromium[1].has(), ['--silent']);
      const s = await d.send('POST', '/session', { capabilities: { alwaysMatch: {
        webSocketUrl: true, 'goog:chromeOptions': { binary: findChromium(), args: ['--headless=new', '--lang=ko', '--force-prefers-reduced-motion', ...flags], prefs: { 'download.default_directory': downloads, 'download.prompt_for_download': false } },
      } } });
      const page = await bidi(s.capabilities.webSocketUrl);
      return { ...page, version: s.capabilities.browserVersion, close: async () => { await page.close(); await d.stop(); } };
    },
  },
  firefox: {
    title: 'Firefox',
    async start({ downloads }) {
      const profile = mkdtempSync(join(tmpdir(), 'notelab-firefox-'));
      const prefs = {
        'app.update.enabled': false, 'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false,
        'browser.startup.homepage_override.mstone': 'ignore', 'toolkit.telemetry.reportingpolicy.firstRun': false, 'network.captive-portal-service.enabled': false,
        'network.connectivity-service.enabled': false, 'services.settings.server': 'data:,', 'extensions.update.enabled': false, 'browser.safebrowsing.downloads.remote.enabled': false,
        'browser.aboutwelcome.enabled': false, 'termsofuse.bypassNotification': true, 'intl.accept_languages': 'ko,en', 'ui.prefersReducedMotion': 1,
        'browser.download.folderList': 2, 'browser.download.dir': downloads, 'browser.download.alwaysOpenPanel': false,
      };
      writeFileSync(join(profile, 'user.js'), Object.entries(prefs).map(([k, v]) => `user_pref(${JSON.stringify(k)}, ${JSON.stringify(v)});\n`).join(''));
      const port = await freePort();
      const child = start(needs.firefox[0].has(), ['--headless', '--no-remote', '--profile', profile, `--remote-debugging-port=${port}`, 'about:blank'], { stdio: ['ignore', 'pipe', 'pipe'] });
      let log = '';
      for (const out of [child.stdout, child.stderr]) out.on('data', (data) => { log += data; });
      await until(() => {
        if (child.exitCode !== null) throw new Error(`Firefox ended: ${log.slice(-500)}`);
        return /WebDriver BiDi listening/.test(log);
      }, 'Firefox to open its port', 40000);
      const page = await bidi(`ws://127.0.0.1:${port}/session`, { fresh: true });
      return {
        ...page,
        close: async () => {
          await Promise.race([page.close(), new Promise((done) => setTimeout(done, 3000))]);
          await child.end();
          rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
        },
      };
    },
  },
  webkit: {
    title: 'WebKitGTK',
    async start({ downloads }) {
      const dir = mkdtempSync(join(tmpdir(), 'notelab-webkit-'));
      const screen = await headless();
      // The browser's own buttons would keep its window from being as narrow as a phone.
      mkdirSync(join(dir, 'gtk-3.0'));
      writeFileSync(join(dir, 'gtk-3.0', 'gtk.css'), '* { min-width: 0; padding: 0; margin: 0; border: none; font-size: 1px; }\n');
      writeFileSync(join(dir, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
      const d = await driver(onPath('WebKitWebDriver'), [], { DISPLAY: screen.display, XDG_CONFIG_HOME: dir, WEBKIT_DISABLE_DMABUF_RENDERER: '1', LIBGL_ALWAYS_SOFTWARE: '1', GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' });
      const page = await classic(d, { 'webkitgtk:browserOptions': { binary: process.env.MINIBROWSER || miniBrowser(), args: ['--automation'] } });
      return {
        ...page,
        said: () => [], // the driver keeps what the browser reports to itself
        close: async () => { await page.close(); await d.stop(); await screen.close(); rmSync(dir, { recursive: true, force: true }); },
      };
    },
  },
};

// A screen that nobody looks at: WebKitGTK has no headless mode.
async function headless() {
  const child = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let n = '';
  child.stdio[3].on('data', (d) => { n += d; });
  await until(() => n.includes('\n'), 'Xvfb to open a screen', 15000);
  return { display: `:${n.trim()}`, close: child.end };
}
