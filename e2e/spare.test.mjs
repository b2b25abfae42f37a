// The copy of the log that outlives a database which the browser gave up.
import assert from 'node:assert/strict';
import { restore } from './lib/backup.mjs';
import { choices } from './lib/course.mjs';
import { alive, ready, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { backupOf } from './lib/study.mjs';
import { until } from './lib/wait.mjs';

const s = scene();
const path = `/ko/notes/${choices[0]}/`;
const withoutBuckets = () => { delete Navigator.prototype.storageBuckets; };
const gone = (page) => page.locator('.toast').getByText('기록이 브라우저에서 지워졌다');
const back = (page, n) => page.locator('.toast').getByText(`브라우저가 잃어버린 기록 ${n}건을 사본에서 되살렸다`);

/** The ids of the log, and of its copy, read past the program. */
const ids = (page) => page.evaluate(async () => {
  const read = (factory, name) => new Promise((done, fail) => {
    const r = factory.open(name);
    r.onerror = () => fail(r.error);
    r.onsuccess = () => {
      const db = r.result;
      if (!db.objectStoreNames.contains('events')) return db.close(), done([]);
      const all = db.transaction('events').objectStore('events').getAll();
      all.onsuccess = () => { db.close(); done(all.result.map((e) => e.id).sort()); };
    };
  });
  const bucket = await navigator.storageBuckets?.open('notelab-spare');
  return { log: await read(indexedDB, 'notelab'), copy: bucket ? await read(bucket.indexedDB, 'spare') : [] };
});

/** Deletes the log's database as a browser does, the copy not. */
const lose = (page) => page.evaluate(() => new Promise((done, fail) => {
  const r = indexedDB.deleteDatabase('notelab');
  r.onsuccess = () => done();
  r.onblocked = () => fail(new Error('held up'));
}));

/** Waits until the copy holds what the log holds, n records or more, and returns their ids. */
async function copied(page, n) {
  let have;
  await until(async () => {
    have = await ids(page);
    return have.log.length >= n && have.copy.join() === have.log.join();
  }, 'the copy to follow', 20000);
  return have.log;
}

async function answerOne(page) {
  const card = page.locator('[data-island="quiz"]').filter({ has: page.locator('.opts input[type=radio]') }).first();
  const again = card.getByRole('button', { name: /다시/ });
  if (await again.count()) await again.click();
  await card.locator('.opts label').first().click();
  await card.getByRole('button', { name: '확실함' }).click();
  await card.getByText('저장됨').waitFor();
}

const past = (n) => backupOf(Array.from({ length: n }, (_, k) => ({ at: 1_780_000_000_000 + k * 60000, question: `q${k % 9}`, right: k % 3 > 0 })));

s.it('what the browser lost between two visits comes back, and is said', async ({ page, said, tab }) => {
  await page.goto('/ko/me/');
  await alive(page);
  await restore(page, past(700));
  await page.goto(path);
  await ready(page);
  await answerOne(page);
  await copied(page, 701);
  await page.goto('/manifest.webmanifest'); // nothing is written any more
  const had = await copied(page, 701);
  await page.close();
  const { page: outside } = await tab();
  await outside.goto('/manifest.webmanifest');
  await lose(outside);
  await outside.goto('/ko/me/');
  await alive(outside);
  await back(outside, had.length).waitFor();
  const now = (await ids(outside)).log; // and where the reader was, which waited for a start
  for (const id of had) assert.ok(now.includes(id));
  await outside.getByText(`기록 ${now.length}건`).waitFor();
  assert.equal(await gone(outside).count(), 0);
  // The next visit has nothing to say.
  await outside.reload();
  await alive(outside);
  await settled(outside);
  await outside.getByText(`기록 ${now.length}건`).waitFor();
  assert.equal(await outside.locator('.toast').getByText('되살렸다').count(), 0);
  assert.deepEqual(said.filter((line) => !line.includes('favicon')), []);
});

s.it('what the browser loses under the program comes back with the next answer', async ({ page, tab }) => {
  await page.goto(path);
  await ready(page);
  await answerOne(page);
  const before = await copied(page, 1);
  const { page: other } = await tab();
  await other.goto('/manifest.webmanifest');
  await lose(other);
  await answerOne(page);
  await page.locator('.toast').getByText('사본에서 되살렸다').waitFor();
  const now = await copied(page, before.length + 1);
  for (const id of before) assert.ok(now.includes(id));
  assert.equal(await gone(page).count(), 0);
});

s.it('a copy that was lost is made anew', async ({ page, said }) => {
  await page.goto(path);
  await ready(page);
  await answerOne(page);
  await copied(page, 1);
  await page.goto('/manifest.webmanifest');
  const had = await copied(page, 1);
  await page.evaluate(() => navigator.storageBuckets.delete('notelab-spare'));
  await page.goto('/ko/me/');
  await alive(page);
  const now = await copied(page, had.length);
  for (const id of had) assert.ok(now.includes(id));
  assert.deepEqual(said.filter((line) => !line.includes('favicon')), []);
});

s.it('what the learner deletes does not come back', async ({ page }) => {
  await page.goto('/ko/me/');
  await alive(page);
  await restore(page, past(30));
  await copied(page, 30);
  await page.getByRole('button', { name: '모든 기록 지우기' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '지우기', exact: true }).click();
  await page.getByText('모든 기록을 지웠다').waitFor();
  assert.deepEqual(await ids(page), { log: [], copy: [] });
  await page.reload();
  await alive(page);
  await page.getByText('기록 0건').waitFor();
  assert.deepEqual(await ids(page), { log: [], copy: [] });
});

s.it('without buckets there is no copy, and a loss is said', async ({ page, said, context, tab }) => {
  await context.addInitScript(withoutBuckets);
  await page.goto(path);
  await ready(page);
  await answerOne(page);
  await page.goto('/manifest.webmanifest');
  await lose(page);
  await page.goto('/ko/me/');
  await alive(page);
  await gone(page).waitFor();
  // And when it happens under the program.
  await page.goto(path);
  await ready(page);
  await answerOne(page);
  const { page: other } = await tab();
  await other.goto('/manifest.webmanifest');
  await lose(other);
  await answerOne(page);
  await gone(page).waitFor();
  assert.deepEqual(said.filter((line) => !line.includes('favicon')), []);
});
