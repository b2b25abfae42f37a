// What tests ask of a page: that Go is up, that the offline copy is whole, and
// that nothing was reported on the console.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.mjs';

export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'ko-KR' };
export const desktop = { viewport: { width: 1280, height: 800 }, locale: 'ko-KR' };

// What is no complaint is kept for the evidence: a panic in Go comes as log lines.
const logs = new WeakMap();

/** Collects what a page reports: errors, warnings and policy violations. */
export function watch(page) {
  const said = [];
  const all = [];
  logs.set(said, all);
  page.on('console', (m) => all.push(`${m.type()}: ${m.text()}`));
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) said.push(`${m.type()}: ${m.text()} (${m.location().url})`); });
  page.on('pageerror', (e) => said.push(`uncaught: ${e.message}`));
  page.on('crash', () => said.push('the page crashed'));
  return said;
}

/** Waits until Go has taken over the islands, waking it by a key first. */
export async function ready(page) {
  await page.keyboard.press('Shift');
  await alive(page);
}

/**
 * Waits until Go has taken over every island, whoever woke it: some wait in #go
 * for their data or their model.
 */
export async function alive(page) {
  await page.waitForFunction(() => {
    const { app } = document.documentElement.dataset;
    return app === 'dead' || app === 'ready' && ![...document.querySelectorAll('#go > div')].some((slot) => slot.firstElementChild);
  }, null, { timeout: 60000 });
  const state = await page.evaluate(() => document.documentElement.dataset.app);
  if (state !== 'ready') throw new Error(`Go is ${state} on ${page.url()}`);
}

/** Waits until the islands of a page that is alive as a whole show their data. */
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'), null, { timeout: 30000 });
}

/** Waits until the worker controls the page and says that the whole course is kept. */
export async function offlineReady(page) {
  await page.waitForFunction(() => Boolean(navigator.serviceWorker.controller) && window.notelab?.offline.complete, null, { timeout: 60000 });
}

/** Runs a test body; a failure leaves a screenshot, the page and the console behind. */
export async function withEvidence(name, page, said, body) {
  try {
    return await body();
  } catch (err) {
    await keepEvidence(name, page, said);
    throw err;
  }
}

/** Leaves a screenshot, the console and the page in e2e/out. */
export async function keepEvidence(name, page, said) {
  const dir = join(root, 'e2e', 'out');
  mkdirSync(dir, { recursive: true });
  const file = join(dir, name.replace(/[^a-z0-9]+/gi, '-').slice(0, 120));
  await page.screenshot({ path: file + '.png', timeout: 10000 }).catch(() => {});
  const text = await Promise.race([page.content().catch(() => ''), new Promise((done) => setTimeout(done, 5000, ''))]);
  writeFileSync(file + '.log', `${page.url()}\n${said.join('\n')}\n\n${(logs.get(said) ?? []).slice(-60).join('\n')}\n\n${text}`);
}
