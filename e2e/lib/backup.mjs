// Backup files the way a learner makes and opens them: on the data page.
import { readFileSync } from 'node:fs';
import { alive } from './page.mjs';

async function dataPage(page) {
  if (!page.url().endsWith('/ko/me/')) await page.goto('/ko/me/');
  await alive(page);
  await page.getByText(/^기록 \d+건/).waitFor();
}

/** Exports everything: the file's text and its events. */
export async function backup(page) {
  await dataPage(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '백업 내보내기' }).first().click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line));
  return { name: download.suggestedFilename(), text, lines, events: lines.filter((l) => l.id && l.kind) };
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
