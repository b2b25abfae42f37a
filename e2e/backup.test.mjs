// A backup can be trusted: what was damaged on the way is refused and named, and
// a large one is merged as a whole or not at all.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { backup, begin, over, restore, storing } from './lib/backup.mjs';
import { bigBackup } from './lib/bigbackup.mjs';
import { axe, overflow, targets } from './lib/checks.mjs';
import { start } from './lib/chromium.mjs';
import { slugs } from './lib/course.mjs';
import { alive, keepEvidence, phone, ready, watch } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { root } from './lib/server.mjs';
import { until } from './lib/wait.mjs';

const s = scene();
const dir = mkdtempSync(join(tmpdir(), 'notelab-backup-'));
after(() => rmSync(dir, { recursive: true, force: true }));

/** Every record of the log as it lies in the database: place, id and text. */
const log = (page) => page.evaluate(async () => {
  const db = await new Promise((done, fail) => { const r = indexedDB.open('notelab'); r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
  const all = db.transaction('events').objectStore('events').getAll();
  await new Promise((done) => { all.onsuccess = done; });
  db.close();
  return all.result.map((r) => JSON.stringify([r.seq, r.id, r.e]));
});

/** Ticks two sections, so that there is a log of its own. */
async function study(page) {
  await page.goto(`/ko/notes/${slugs[0]}/`);
  await ready(page);
  await page.locator('.tick').nth(0).click();
  await page.locator('.tick').nth(1).click();
  await until(async () => (await log(page)).length >= 2, 'two ticks on disk');
}

s.it('one byte changed costs one record, which is named', async ({ page }) => {
  await page.goto('/ko/me/');
  const path = join(dir, 'small.jsonl');
  bigBackup(path, 40);
  const file = readFileSync(path);
  const lines = file.toString().split('\n');
  const at = lines.slice(0, 10).join('\n').length + 200; // in line 11
  file[at] ^= 4;
  assert.match(await restore(page, file.toString('latin1')), /새 기록 39건/);
  const why = page.getByRole('alert');
  await why.getByText('내보낸 뒤에 내용이 바뀐 파일').waitFor();
  await why.getByText(/^11번째 줄: /).waitFor();
  const truth = new Set(lines.slice(1, -2));
  for (const l of (await backup(page)).text.trimEnd().split('\n').slice(1, -1)) assert.ok(truth.has(l), `never written: ${l}`);
});

s.it('a file of the first version is merged, and refused as a whole when it was changed', async ({ page }) => {
  await page.goto('/ko/me/');
  const old = readFileSync(join(root, 'app/progress/testdata/backups/v1-2026-11-22.jsonl'), 'utf8');
  assert.match(await restore(page, old.replace('"right":true', '"right":false')), /아무것도 합치지 않았다/);
  assert.equal((await log(page)).length, 0);
  await page.reload();
  const count = old.trimEnd().split('\n').length - 2;
  assert.match(await restore(page, old), new RegExp(`새 기록 ${count}건`));
  await page.reload();
  assert.match(await restore(page, gzipSync(old), 'backup.jsonl.txt'), /압축된 파일/);
});

s.it('a large import shows how far it is, can be stopped, and then nothing has changed', async ({ page, tab }) => {
  await study(page);
  await page.goto('/ko/me/');
  await alive(page);
  await until(async () => (await log(page)).length === 3, 'the place where the learner was');
  const before = await log(page);
  const path = join(dir, 'large.jsonl');
  bigBackup(path, 30000);
  await begin(page, path);
  const work = page.locator('.work');
  await storing(page, 30);
  assert.deepEqual([await axe(page), await overflow(page), await targets(page)], [[], [], []]);
  assert.match(await page.locator('[role="status"] .sr').innerText(), /^기록을 합치는 중 \d+%$/);
  await work.getByRole('button', { name: '그만두기' }).click();
  assert.match(await over(page), /그만두었다\. 기록은 전과 같다/);
  assert.deepEqual(await log(page), before);
  await page.getByText(new RegExp(`^기록 ${before.length}건`)).waitFor();

  // The second time to the end; another tab learns of it without being loaded again.
  const other = (await tab()).page;
  await other.goto('/ko/me/');
  await alive(other);
  await begin(page, path);
  assert.match(await over(page), /새 기록 30000건을 합쳤다/);
  await page.getByText(new RegExp(`^기록 ${before.length + 30000}건`)).waitFor();
  await other.getByText(new RegExp(`^기록 ${before.length + 30000}건`)).waitFor({ timeout: 60000 });
  const now = await log(page);
  assert.deepEqual(now.slice(0, before.length), before);
  assert.equal(new Set(now.map((l) => JSON.parse(l)[1])).size, before.length + 30000);
}, { view: { ...phone }, timeout: 400000 });

test('the browser killed in the middle of a large import: the log is as it was', { timeout: 400000 }, async () => {
  let run = await start();
  let page, said = [];
  const open = async () => {
    page = run.context.pages()[0] ?? await run.context.newPage();
    said = watch(page);
    await page.goto(`${s.url}/ko/me/`);
    await alive(page);
  };
  try {
    await open();
    const few = join(dir, 'few.jsonl');
    bigBackup(few, 25, { mark: 'b' });
    await begin(page, few);
    assert.match(await over(page), /새 기록 25건/);
    const before = await log(page);
    const path = join(dir, 'killed.jsonl');
    bigBackup(path, 30000);
    for (const percent of [5, 60]) {
      await begin(page, path);
      await storing(page, percent);
      await run.kill();
      run = await start(run.profile);
      await open();
      assert.deepEqual(await log(page), before, `killed at ${percent}%`);
      await page.getByText(/^기록 25건/).waitFor();
    }
    await begin(page, path);
    assert.match(await over(page), /새 기록 30000건/);
  } catch (err) {
    if (page) await keepEvidence('killed import', page, said);
    throw err;
  } finally {
    await run.kill();
    run.forget();
  }
});
