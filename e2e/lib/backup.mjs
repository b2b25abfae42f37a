// Backup files the way a learner makes and opens them: on the data page.
import { readFileSync } from 'node:fs';
import { alive } from './page.mjs';

async function dataPage(page) {
  if (!page.url().endsWith('/ko/me/')) await page.goto('/ko/me/');
  await alive(page);
  await page.getByText(/^기록 \d+건/).waitFor();
}

/** Exports everything: the file's text and its events, without the sums of their lines. */
export async function backup(page) {
  await dataPage(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '백업 내보내기' }).first().click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line));
  return { name: download.suggestedFilename(), text, lines, events: lines.filter((l) => l.id && l.kind).map(({ sum, ...e }) => e) };
}

/** Imports a file of that text and returns what the page said about it. */
export async function restore(page, text, name = 'backup.jsonl') {
  await dataPage(page);
  const status = page.locator('#main .notice.good, #main .notice.bad').filter({ hasText: /기록|파일|백업/ }).filter({ hasNotText: '오프라인' });
  await page.evaluate(() => document.querySelectorAll('#main [role="status"] .notice').forEach((n) => { n.dataset.old = '1'; }));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '백업 가져오기' }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/jsonl', buffer: Buffer.from(text) });
  await status.first().waitFor();
  return status.first().innerText();
}

/** Begins to import a file from the disk, of any size, in a browser on this machine. */
export async function begin(page, path) {
  await dataPage(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.enable');
  await cdp.send('Page.setInterceptFileChooserDialog', { enabled: true });
  // A small file may be through before anybody looks.
  await page.evaluate(() => {
    window.worked = false;
    const watcher = new MutationObserver(() => { if (document.querySelector('.work')) { window.worked = true; watcher.disconnect(); } });
    watcher.observe(document.getElementById('main'), { subtree: true, childList: true, attributes: true });
  });
  const opened = new Promise((done) => cdp.once('Page.fileChooserOpened', done));
  await page.getByRole('button', { name: '백업 가져오기' }).click();
  const { backendNodeId } = await opened;
  await cdp.send('DOM.setFileInputFiles', { files: [path], backendNodeId });
  await cdp.detach();
  await page.waitForFunction(() => window.worked, null, { timeout: 60000, polling: 20 });
}

/** Waits until an import that was begun is somewhere in the storing of records. */
export async function storing(page, percent = 20, ms = 120000) {
  await page.waitForFunction((percent) => {
    const work = document.querySelector('.work');
    if (!work) throw new Error('the import is over already');
    return work.textContent.includes('기록을 합치는 중') && Number(work.querySelector('progress').value) >= percent;
  }, percent, { timeout: ms, polling: 20 });
}

/** Waits until an import is over, and returns what the page said. */
export async function over(page, ms = 240000) {
  await page.locator('.work').waitFor({ state: 'detached', timeout: ms });
  return page.locator('#main [role="status"] .notice').filter({ hasText: /기록|파일|백업/ }).first().innerText();
}
