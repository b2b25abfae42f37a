// What the learner sees of the storage: how much is used, whether the browser
// promises to keep it, and a gentle word about a backup when it does not.
import assert from 'node:assert/strict';
import { backup, restore } from './lib/backup.mjs';
import { axe, overflow, targets } from './lib/checks.mjs';
import { slugs } from './lib/course.mjs';
import { alive, desktop, phone, ready, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { backupOf } from './lib/study.mjs';
import { until } from './lib/wait.mjs';

const s = scene();
const now = new Date('2026-11-20T12:00:00+09:00');

/** Makes what a browser says about persistence certain, and counts how often it is asked. */
const promises = (promised) => {
  globalThis.asked = globalThis.looked = 0;
  const storage = Object.getPrototypeOf(navigator.storage);
  storage.persisted = async () => { globalThis.looked++; return promised; };
  storage.persist = async () => { globalThis.asked++; return promised; };
};

const answers = (n) => backupOf(Array.from({ length: n }, (_, k) => ({ at: +now - (n + 1 - k) * 60000, question: `q${k % 9}`, right: k % 3 > 0 })));

/** Puts answers into the log past the data page: an import would be a backup already. */
async function seed(page, text, from = 0) {
  await page.evaluate(async (lines) => {
    const db = await new Promise((done, fail) => { const r = indexedDB.open('notelab'); r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
    const tx = db.transaction('events', 'readwrite');
    for (const e of lines) tx.objectStore('events').add({ id: JSON.parse(e).id, e });
    await new Promise((done, fail) => { tx.oncomplete = done; tx.onabort = () => fail(tx.error); });
    db.close();
  }, text.split('\n').filter((l) => l.startsWith('{"id"')).slice(from));
}

const open = async (page, path) => { await page.goto(path); await alive(page); await settled(page); };
const reminder = (page) => page.getByRole('note').filter({ hasText: '백업' });

/** Nothing is mentioned, although the program knows what the browser promises. */
async function silent(page, why) {
  await page.waitForFunction(() => window.looked > 0);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await reminder(page).count(), 0, why);
}

s.it('persistence is asked for once, after the first answer that was saved', async ({ page }) => {
  await page.addInitScript(promises, false);
  await page.goto(`/ko/notes/${slugs[1]}/`);
  await ready(page);
  const card = page.locator('[data-island="quiz"]').filter({ has: page.locator('.opts input[type=radio]') }).first();
  await page.locator('.tick').first().click();
  await page.locator('.tick[aria-pressed="true"]').first().waitFor();
  assert.equal(await page.evaluate(() => window.asked), 0, 'reading asks for nothing');
  for (let n = 0; n < 2; n++) {
    await card.locator('.opts label').first().click();
    await card.getByRole('button', { name: '확실함' }).click();
    await card.getByText('저장됨').waitFor();
    await until(() => page.evaluate(() => window.asked === 1), 'persistence to be asked for once');
    if (n === 0) await card.getByRole('button', { name: /다시/ }).click();
  }
});

for (const [kind, view] of [['phone', phone], ['desktop', desktop]]) {
  s.it(`on a ${kind}: fifty answers without a backup are mentioned, until later or until there is one`, async ({ page }) => {
    const look = async () => assert.deepEqual([await axe(page), await overflow(page), kind === 'phone' ? await targets(page) : []], [[], [], []]);
    await page.addInitScript(promises, false);
    await page.clock.install({ time: now });
    await open(page, '/ko/');
    await seed(page, answers(49));
    await open(page, '/ko/');
    await silent(page, '49 are no reason');
    await seed(page, answers(60), 49);
    await open(page, '/ko/');
    await reminder(page).getByText('푼 문제가 60건인데 백업 파일이 아직 없다').waitFor();
    await look();
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await axe(page, { runOnly: ['color-contrast'] }), []);
    await reminder(page).getByRole('button', { name: '나중에' }).click();
    await reminder(page).waitFor({ state: 'detached' });
    await open(page, '/ko/');
    await silent(page, 'later is not at once');
    // A week later there is something new.
    await page.clock.setSystemTime(new Date(+now + 8 * 864e5));
    await seed(page, answers(61), 60);
    await open(page, '/ko/');
    await reminder(page).getByText('61건').waitFor();
    await reminder(page).getByRole('link', { name: '백업하러 가기' }).click();
    await page.waitForURL('**/ko/me/#data');
    await alive(page);
    await page.getByText('아직 백업을 내보낸 적이 없다').waitFor();
    await backup(page);
    await page.getByText('마지막 백업은 2026-11-28, 그 뒤에 푼 문제는 0건이다').waitFor();
    await look();
    await open(page, '/ko/');
    await silent(page, 'there is a backup');
  }, { view, timezoneId: 'Asia/Seoul' });
}

s.it('the data page says how much is stored and whether the browser keeps it', async ({ page }) => {
  await page.addInitScript(promises, false);
  await open(page, '/ko/me/');
  await page.getByText(/기록 0건 · 사이트 저장 공간 .+B \/ 최대 .+B/).waitFor();
  await page.getByText('브라우저가 기록을 지울 수 있다').waitFor();
  await page.getByRole('button', { name: '보존 요청' }).click();
  await page.getByText('브라우저가 아직 약속하지 않는다').waitFor();
  // A file that was imported is a backup of what it holds.
  await restore(page, answers(60));
  await page.getByText(/마지막 백업은 .+, 그 뒤에 푼 문제는 0건/).waitFor();
});

s.it('where the browser promises to keep the data nobody is reminded', async ({ page }) => {
  await page.addInitScript(promises, true);
  await open(page, '/ko/');
  await seed(page, answers(80));
  await open(page, '/ko/me/');
  await page.getByText('브라우저가 이 데이터를 임의로 지우지 않는다').waitFor();
  await open(page, '/ko/');
  await silent(page, 'the browser keeps it');
});
