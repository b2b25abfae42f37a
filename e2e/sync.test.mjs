// Two devices of one learner, a remote of the learner's own, and everything that
// can go wrong between them. The servers are real.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { after, beforeEach, test } from 'node:test';
import { backup } from './lib/backup.mjs';
import { axe, overflow, targets } from './lib/checks.mjs';
import { slugs } from './lib/course.mjs';
import { alive, desktop, offlineReady, phone, ready } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { root, serve } from './lib/server.mjs';
import { rclone, s3Error, storage } from './lib/storage.mjs';
import { until } from './lib/wait.mjs';

const servers = rclone(); // built once, before any clock of a test runs
let dav, s3;
after(async () => { await dav?.stop(); await s3?.stop(); });
const s = scene(async () => {
  [dav, s3] = [await storage('webdav'), await storage('s3')];
  return serve(undefined, '--connect', `${dav.url},${s3.url}`);
});

const part = (page) => page.locator('#sync');
const said = (page, text) => part(page).locator('[role="status"]').getByText(text).waitFor({ timeout: 30000 });

beforeEach(() => { if (dav) [dav.fault, s3.fault, dav.cors] = [null, null, true]; });

async function me(page) {
  await page.goto('/ko/me/');
  await ready(page);
  await page.getByText(/^기록 \d+건/).waitFor();
}

/** Ticks a section off, which is one record, and waits until it is stored. */
async function study(page, note, section = 0) {
  await page.goto(`/ko/notes/${note}/`);
  await ready(page);
  const tick = page.locator('.tick').nth(section);
  await tick.click();
  await until(async () => await tick.getAttribute('aria-pressed') === 'true', 'the tick');
}

async function fill(page, kind, values) {
  await me(page);
  if (kind !== 'WebDAV') await part(page).getByText(kind, { exact: true }).click();
  for (const [label, value] of Object.entries(values)) {
    const field = part(page).getByLabel(label, { exact: true });
    await field.fill(value);
    await field.press('Tab');
  }
}
const davFields = () => ({ 'WebDAV 폴더 주소': dav.url, 아이디: 'me', 비밀번호: 'pass word' });
const s3Fields = () => ({ 버킷: 'study', 리전: 'us-east-1', '액세스 키 ID': 'AKIAEXAMPLE', '시크릿 액세스 키': 'secret/with+signs=', '엔드포인트(AWS가 아닐 때)': s3.url });
const connect = (page) => part(page).getByRole('button', { name: '연결하고 동기화' }).click();
const now = (page) => part(page).getByRole('button', { name: '지금 동기화' }).click();
const ids = async (page) => (await backup(page)).events.map((e) => e.id).sort();

/** Everything that is stored under the page's origin, as text. */
const stores = (page) => page.evaluate(async () => {
  const out = { localStorage: JSON.stringify({ ...localStorage }) };
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((ok, bad) => { const r = indexedDB.open(name); r.onsuccess = () => ok(r.result); r.onerror = bad; });
    for (const store of db.objectStoreNames) {
      out[`${name}/${store}`] = JSON.stringify(await new Promise((ok) => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => ok(r.result); }));
    }
    db.close();
  }
  return out;
});

for (const [kind, gate, fields] of [['WebDAV', () => dav, davFields], ['S3', () => s3, s3Fields]]) {
  s.it(`two devices meet at ${kind}`, async ({ page }) => {
    const other = await s.browser.newContext({ baseURL: s.url, ...phone });
    try {
      const two = await other.newPage();
      await study(page, slugs[0]);
      await study(two, slugs[1]);
      await study(two, slugs[1], 1);
      await fill(page, kind, fields());
      assert.deepEqual([await axe(page), await overflow(page)], [[], []]);
      await part(page).getByRole('button', { name: '연결 확인' }).click();
      await said(page, '연결된다. 기록 파일 0개가 있다.');
      await connect(page);
      await said(page, /보낸 기록/);
      assert.deepEqual([await axe(page), await overflow(page)], [[], []]);
      await fill(two, kind, fields());
      assert.deepEqual([await axe(two), await overflow(two), await targets(two)], [[], [], []]);
      await connect(two);
      await said(two, /보낸 기록/);
      await now(page);
      await said(page, /받은 기록 [1-9]/);
      const one = await ids(page);
      assert.deepEqual(one, await ids(two), 'both devices have the same records');
      assert.ok(one.length >= 3);
      await now(two);
      await said(two, '이미 서로 같다.');
      // Nothing secret anywhere but in the device's own database, in no backup, and in no object.
      const secret = /pass word|secret\/with|cGFzcyB3b3Jk/;
      for (const [where, text] of Object.entries(await stores(page))) assert.equal(secret.test(text), where === 'notelab-device/kept', where);
      assert.ok(!secret.test((await backup(page)).text));
      const objects = readdirSync(gate().dir);
      assert.equal(objects.length, 2);
      for (const o of objects) assert.ok(!secret.test(readFileSync(`${gate().dir}/${o}`, 'utf8')), o);
      assert.ok(!gate().seen.some((r) => r.startsWith('DELETE')));
      // Disconnecting forgets the keys and keeps the records.
      await part(page).getByRole('button', { name: '연결 끊기' }).click();
      await said(page, /키를 지웠다/);
      for (const [where, text] of Object.entries(await stores(page))) assert.ok(!secret.test(text), where);
      assert.deepEqual(await ids(page), one);
    } finally {
      await other.close();
    }
  }, { view: desktop, timeout: 180000 });
}

s.it('what is wrong is said in words, and nothing is kept of it', async ({ page }) => {
  await fill(page, 'WebDAV', { ...davFields(), 'WebDAV 폴더 주소': 'dav.example.org' });
  await connect(page);
  await part(page).getByText('https://로 시작하는 주소를 쓴다.').waitFor();
  const field = part(page).getByLabel('WebDAV 폴더 주소');
  const test = async (address, text) => {
    await field.fill(address);
    await field.press('Tab');
    await part(page).getByRole('button', { name: '연결 확인' }).click();
    await said(page, text);
  };
  await test('https://dav.example.org', /보안 정책이 https:\/\/dav\.example\.org 연결을 허용하지 않는다/);
  await test(dav.url + '/nowhere', '주소의 폴더가 없다');
  dav.cors = false;
  await test(dav.url, /CORS/);
  dav.cors = true;
  await part(page).getByLabel('비밀번호').fill('wrong');
  await part(page).getByLabel('비밀번호').press('Tab');
  await test(dav.url, '아이디나 비밀번호가 맞지 않거나');
  await page.context().setOffline(true);
  await test(dav.url, '오프라인이다');
  await page.context().setOffline(false);
  await part(page).getByText('S3', { exact: true }).click();
  for (const [label, value] of Object.entries(s3Fields())) {
    await part(page).getByLabel(label, { exact: true }).fill(value);
    await part(page).getByLabel(label, { exact: true }).press('Tab');
  }
  for (const [answer, text] of [
    [[403, 'ExpiredToken'], '임시 자격 증명이 만료됐다'],
    [[403, 'RequestTimeTooSkewed', `<ServerTime>${new Date(Date.now() - 20 * 60000).toISOString().replace(/\.\d+/, '')}</ServerTime>`], '20분 어긋났다'],
    [[403, 'AccessDenied'], '권한이 없다'],
    [[404, 'NoSuchBucket'], '그런 버킷이 없다'],
    [[503, 'SlowDown'], '서버가 바쁘다'],
  ]) {
    s3.fault = (req, res, allow) => s3Error(res, allow, ...answer);
    await part(page).getByRole('button', { name: '연결 확인' }).click();
    await said(page, text);
  }
  s3.fault = null;
  await part(page).getByLabel('시크릿 액세스 키').fill('wrong');
  await part(page).getByLabel('시크릿 액세스 키').press('Tab');
  await connect(page);
  await said(page, '서명이 맞지 않는다');
  assert.ok(!/AKIAEXAMPLE/.test(JSON.stringify(await stores(page))), 'what did not work is not kept');
}, { timeout: 180000 });

s.it('study goes on while the remote hangs, is cut or is away, and everything arrives', async ({ page, tab, context }) => {
  await fill(page, 'WebDAV', davFields());
  await connect(page);
  await said(page, /받은|같다/);
  await offlineReady(page);
  // A hanging server: the next answer is stored and shown as ever.
  dav.fault = () => true;
  await now(page);
  await part(page).getByText('동기화하고 있다.').waitFor();
  const { page: second } = await tab();
  await me(second);
  await now(second); // one tab at a time
  await said(second, '다른 탭에서 동기화하고 있다.');
  const began = Date.now();
  await study(second, slugs[2]);
  assert.ok(Date.now() - began < 20000);
  await second.close();
  // Cut in the middle of a download and of an upload.
  dav.fault = null;
  await me(page);
  await now(page);
  await said(page, /받은|같다/);
  await study(page, slugs[2], 1);
  let cuts = 0;
  dav.fault = (req, res) => {
    if (req.method !== 'PUT') return false;
    cuts++;
    req.once('data', () => res.destroy());
    return true;
  };
  await me(page);
  await now(page);
  await said(page, /답을 받지 못했다/);
  assert.ok(cuts > 0);
  dav.fault = null;
  // Offline, then back.
  await context.setOffline(true);
  await now(page);
  await said(page, '오프라인이다');
  await context.setOffline(false);
  await now(page);
  await said(page, /받은|같다/);
  const mine = await ids(page);
  const there = readdirSync(dav.dir).flatMap((o) => readFileSync(`${dav.dir}/${o}`, 'utf8').split('\n').filter((l) => l.includes('"kind"')).map((l) => JSON.parse(l).id));
  assert.equal(new Set(there).size, there.length, 'no record stands in two objects');
  assert.deepEqual(mine.filter((id) => !there.includes(id)), [], 'every record has arrived');
}, { timeout: 240000 });

s.it('rounds run by themselves, and deleting everything ends them', async ({ page }) => {
  await fill(page, 'WebDAV', davFields());
  await connect(page);
  await said(page, /받은|같다/);
  await page.evaluate(() => { const l = JSON.parse(localStorage['notelab.sync']); l.at -= 3600_000; localStorage['notelab.sync'] = JSON.stringify(l); });
  const before = readdirSync(dav.dir).length;
  await study(page, slugs[3]);
  await until(() => readdirSync(dav.dir).length > before, 'a round that runs by itself', 40000);
  await me(page);
  await page.getByRole('button', { name: '모든 기록 지우기' }).click();
  await page.getByRole('button', { name: '지우기', exact: true }).click();
  await page.getByText('모든 기록을 지웠다.').waitFor();
  await part(page).getByLabel('WebDAV 폴더 주소').waitFor();
  assert.equal(await page.evaluate(() => localStorage['notelab.sync'] ?? ''), '');
}, { timeout: 180000 });

s.it('a shared folder is chosen once', async ({ page, context }) => {
  // The browser's dialog cannot be driven; a private folder stands for the chosen one.
  await context.addInitScript(() => { window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('drive', { create: true }); });
  await study(page, slugs[0]);
  await me(page);
  await part(page).getByText('공유 폴더', { exact: true }).click();
  await part(page).getByRole('button', { name: '폴더 고르기' }).click();
  await said(page, /보낸 기록/);
  const list = () => page.evaluate(async () => {
    const dir = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('drive')).getDirectoryHandle('notelab-v1');
    const out = [];
    for await (const [name] of dir.entries()) out.push(name);
    return out;
  });
  assert.equal((await list()).length, 1);
  // What another device left there comes, also after the page was loaded anew.
  const other = await s.browser.newContext({ baseURL: s.url, ...desktop });
  const two = await other.newPage();
  await study(two, slugs[1]);
  await fill(two, 'WebDAV', davFields());
  await connect(two);
  await said(two, /보낸 기록/);
  await other.close();
  const newest = readdirSync(dav.dir).map((o) => [o, readFileSync(`${dav.dir}/${o}`, 'utf8')]);
  await page.evaluate(async (files) => {
    const dir = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('drive')).getDirectoryHandle('notelab-v1');
    for (const [name, text] of files) {
      const w = await (await dir.getFileHandle(name, { create: true })).createWritable();
      await w.write(text);
      await w.close();
    }
  }, newest);
  await me(page);
  await now(page);
  await said(page, /받은 기록 [1-9]/);
  await now(page);
  await said(page, '이미 서로 같다.');
}, { timeout: 180000 });

test('the engine meets the same servers with finer faults', { timeout: 180000 }, () => {
  execFileSync('go', ['test', '-count=1', '-timeout', '150s', '-run', 'RealServers', './app/remote'], { cwd: root, env: { ...process.env, NOTELAB_RCLONE: servers }, stdio: ['ignore', 'inherit', 'inherit'] });
});
