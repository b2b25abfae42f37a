// What tests ask of a page: that Go is up, that the offline copy is whole, and
// that nothing was reported on the console.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.mjs';

export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'ko-KR' };
export const desktop = { viewport: { width: 1280, height: 800 }, locale: 'ko-KR' };

/** Collects what a page reports: errors, warnings and policy violations. */
export function watch(page) {
  const said = [];
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) said.push(`${m.type()}: ${m.text()}`); });
  page.on('pageerror', (e) => said.push(`uncaught: ${e.message}`));
  return said;
}

/** Waits until Go has taken over the islands, waking it by a key first. */
export async function ready(page) {
  await page.keyboard.press('Shift');
  await page.waitForFunction(() => document.documentElement.dataset.app === 'ready', null, { timeout: 30000 });
}

/** Waits until the worker says that the whole course is kept. */
export async function offlineReady(page) {
  await page.waitForFunction(async () => {
    const reg = await navigator.serviceWorker.getRegistration();
    return Boolean(reg?.active) && !reg.installing && Boolean(navigator.serviceWorker.controller);
  }, null, { timeout: 60000 });
}

/** Runs a test body; a failure leaves a screenshot, the page and the console behind. */
export async function withEvidence(name, page, said, body) {
  try {
    return await body();
  } catch (err) {
    const dir = join(root, 'e2e', 'out');
    mkdirSync(dir, { recursive: true });
    const file = join(dir, name.replace(/[^a-z0-9]+/gi, '-'));
    await page.screenshot({ path: file + '.png', fullPage: true }).catch(() => {});
    writeFileSync(file + '.log', said.join('\n') + '\n' + (await page.content().catch(() => '')));
    throw err;
  }
}
