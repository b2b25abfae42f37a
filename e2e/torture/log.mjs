// The log of progress: whatever happens to the browser and its database, every
// answer that the screen called saved is there after a restart, and none twice.
import assert from 'node:assert/strict';
import { mkdtempSync, openSync, closeSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, restore } from '../lib/backup.mjs';
import { notelab } from '../lib/build.mjs';
import { start } from '../lib/chromium.mjs';
import { offlineReady, ready } from '../lib/page.mjs';
import { host as staticHost } from '../lib/static.mjs';
import { backupOf } from '../lib/study.mjs';
import { until } from '../lib/wait.mjs';
import { path, writeCourse } from './lib/course.mjs';
import { listen } from './lib/driver.mjs';
import { judge, owed, raw, stored } from './lib/log.mjs';
import { again, answer, host, scene } from './lib/scene.mjs';

/** Runs in a page: a browser without storage buckets has no place for a copy. */
const withoutCopy = () => { delete Navigator.prototype.storageBuckets; };

const rest = (ms) => new Promise((done) => setTimeout(done, ms));

/** What a fresh start of the program makes of the log, on disk and as a backup. */
async function verdict(page, said, stays = async () => {}) {
  await again(page);
  await stays();
  const file = judge(said, (await backup(page)).events);
  const disk = judge(said, (await stored(page)).events);
  const missing = [...new Set([...disk.missing, ...file.missing])];
  return {
    tries: said.saved.size, lost: Math.max(disk.lost, file.lost), duplicated: Math.max(disk.duplicated, file.duplicated), hung: said.hung.length,
    note: [missing.length && `lost ${missing.slice(0, 5)}`, said.hung.length && `hung ${said.hung.slice(0, 3)}`].filter(Boolean).join('; '),
  };
}

/** The same, once everything that was refused before is on disk too: its tokens count as confirmed. */
async function verdictWithRefused(page, said) {
  for (const token of said.failed.keys()) said.saved.add(token);
  return verdict(page, said, () => until(async () => (await owed(page)).length === 0, 'what was owed to be stored'));
}

const add = (result, note) => ({ ...result, note: [note, result.note].filter(Boolean).join('; ') });

/** What stands above the start screen when the store is in trouble. */
async function trouble(page) {
  await again(page, '/ko/');
  return page.locator('.notice.bad[role="alert"]').first().innerText();
}

const reasons = (said) => [...new Set(said.failed.values())].join(' / ');

// ---- the process killed ----------------------------------------------------

async function kill(ctx) {
  const server = await host(ctx);
  const said = { sent: new Set(), saved: new Set(), failed: new Map(), hung: [] };
  const end = Date.now() + ctx.seconds * 1000;
  let run, kills = 0;
  ctx.defer(async () => { await run?.kill().catch(() => {}); run?.forget(); });
  while (Date.now() < end) {
    run = await start(run?.profile);
    await listen(run.context, said);
    // One tab or two; now and then they have hardly begun when the end comes.
    const tabs = 1 + ctx.random(2);
    for (let t = 0; t < tabs; t++) {
      const page = (t === 0 && run.context.pages()[0]) || await run.context.newPage();
      await page.goto(server.url + path);
      await ready(page);
      page.evaluate((tab) => window.torture.run({ tab }), `k${kills}t${t}`).catch(() => {});
    }
    await rest(100 + ctx.random(4000));
    await run.kill();
    kills++;
  }
  run = await start(run.profile);
  const page = run.context.pages()[0] ?? await run.context.newPage();
  await page.goto(server.url + path);
  await ready(page);
  const disk = await mended(page, said);
  await page.goto(`${server.url}/ko/me/`);
  const file = judge(said, (await backup(page)).events);
  return {
    tries: said.saved.size, lost: Math.max(disk.lost, file.lost), duplicated: Math.max(disk.duplicated, file.duplicated), hung: said.hung.length,
    note: `${kills} kills; ${said.sent.size - said.saved.size} answers were under way then`,
  };
}

/** What is on disk, once the program had time to bring back what the browser gave up. */
async function mended(page, said) {
  let disk;
  await until(async () => (disk = judge(said, (await stored(page)).events)).lost === 0, 'everything to be there', 10000).catch(() => {});
  return disk;
}

/** Writes rubbish over blocks of every file of the site's databases, but not of other buckets. */
function damage(profile, random) {
  const home = join(profile, 'Default', 'IndexedDB');
  let files = 0;
  for (const site of readdirSync(home).filter((f) => f.endsWith('.indexeddb.leveldb')))
    for (const name of readdirSync(join(home, site)).filter((f) => /\.(log|ldb)$/.test(f))) {
      const file = join(home, site, name);
      const { size } = statSync(file);
      if (size === 0) continue;
      files++;
      const fd = openSync(file, 'r+');
      for (let at = 16; at < size; at += 2048) writeSync(fd, Buffer.from(Array.from({ length: 16 }, () => random(256))), 0, Math.min(16, size - at), at);
      closeSync(fd);
    }
  return files;
}

/**
 * Damages the files of the database between two runs of the browser, which then
 * gives all of it up.
 */
async function rotten(ctx, init) {
  const server = await host(ctx);
  const said = { sent: new Set(), saved: new Set(), failed: new Map(), hung: [] };
  const end = Date.now() + ctx.seconds * 1000;
  let run, times = 0;
  ctx.defer(async () => { await run?.kill().catch(() => {}); run?.forget(); });
  const open = async () => {
    run = await start(run?.profile);
    await listen(run.context, said);
    if (init) await run.context.addInitScript(init);
    const page = run.context.pages()[0] ?? await run.context.newPage();
    await page.goto(server.url + path);
    return page;
  };
  let page = await open();
  do {
    await ready(page);
    await mended(page, said);
    await answer(page, { tab: `r${times}`, count: 10 }, said);
    await rest(1500); // the copy follows; what it does not have yet is lost with the log
    await run.kill();
    assert.ok(damage(run.profile, ctx.random) > 0, 'there is no file to damage');
    times++;
    page = await open();
  } while (Date.now() < end && times < 5);
  await ready(page);
  const { lost, duplicated } = await mended(page, said);
  return { tries: said.saved.size, lost, duplicated, hung: said.hung.length, note: `damaged ${times} times` };
}

// ---- several tabs ------------------------------------------------------------

async function tabs(ctx) {
  const { context, said, open } = await scene(ctx);
  const pages = [await open(), await open(), await open()];
  // The installed window: of its own, and told that it stands alone.
  const cdp = await context.newCDPSession(pages[0]);
  const { targetInfo } = await cdp.send('Target.getTargetInfo');
  const opening = context.waitForEvent('page');
  await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, browserContextId: targetInfo.browserContextId });
  const installed = await opening;
  await (await context.newCDPSession(installed)).send('Emulation.setEmulatedMedia', { features: [{ name: 'display-mode', value: 'standalone' }] });
  await again(installed);
  pages.push(installed);

  // All of them answer; one more tab imports three thousand answers, twice, and
  // another is loaded again and again in the middle of an answer.
  const ms = ctx.seconds * 1000 * 0.6;
  const running = pages.map((p, i) => answer(p, { tab: `t${i}`, ms }, said));
  const importer = await context.newPage();
  const past = backupOf(Array.from({ length: 3000 }, (_, k) => ({ at: 1_780_000_000_000 + k * 60000, question: `past-${k % 50}`, right: k % 3 > 0 })));
  assert.match(await restore(importer, past), /새 기록 3000건/);
  await importer.reload();
  assert.match(await restore(importer, past), /모두 이미 있다/);
  const nervous = await open();
  let reloads = 0;
  for (const end = Date.now() + ms; Date.now() < end; reloads++) {
    nervous.evaluate((tab) => window.torture.run({ tab }), `n${reloads}`).catch(() => {});
    await rest(100 + ctx.random(900));
    await again(nervous);
  }
  await Promise.all(running);
  const { events } = await stored(importer);
  const result = await verdict(importer, said);
  const imported = events.filter((e) => e.data.question?.startsWith('past-')).length;
  result.tries += 3000;
  result.lost += Math.max(0, 3000 - imported);
  result.duplicated += Math.max(0, imported - 3000);
  return add(result, `${pages.length + 2} tabs, ${reloads} reloads, ${said.saved.size} answers beside an import of 3000`);
}

/** Two builds of the course, hosted one after the other. */
async function twoVersions(ctx) {
  const dir = mkdtempSync(join(tmpdir(), 'notelab-torture-'));
  ctx.defer(() => rmSync(dir, { recursive: true, force: true }));
  const [a, b] = ['a', 'b'].map((name) => {
    writeCourse(join(dir, 'notes'), name === 'b' ? ' 개정판이다.' : '');
    notelab('build', join(dir, 'notes'), '-o', join(dir, name));
    return join(dir, name);
  });
  const server = await staticHost(a, { compress: true });
  ctx.defer(() => server.stop());
  return Object.assign(server, { newer: b });
}

async function update(ctx) {
  const { server, said, open } = await scene(ctx, twoVersions);
  const pages = [await open(), await open(), await open()];
  await offlineReady(pages[0]);
  server.dir = server.newer;
  await again(pages[0]); // the browser finds the new version
  const toast = pages[0].getByRole('status').filter({ hasText: '새 버전이 준비됐다' }).first();
  await toast.waitFor({ timeout: 60000 });
  const running = pages.slice(1).map((p, i) => p.evaluate((tab) => window.torture.run({ tab }), `old${i}`).catch(() => {}));
  await until(() => said.saved.size >= 10, 'some answers in the old version', 60000);
  await pages[0].evaluate(() => { window.old = true; });
  await toast.getByRole('button', { name: '지금 적용' }).click();
  // Every tab goes over, in the middle of an answer.
  for (const p of pages) await p.waitForFunction(() => !window.old && document.body.innerText.includes('개정판이다'), null, { timeout: 30000 });
  await Promise.all(running);
  await Promise.all(pages.map(async (p, i) => {
    await again(p);
    await answer(p, { tab: `new${i}`, ms: ctx.seconds * 200 }, said);
  }));
  return add(await verdict(pages[0], said), 'three tabs went over to a new version');
}

// ---- a store that refuses ---------------------------------------------------------

/**
 * A profile whose quota leaves room for some answers: set before the database is
 * opened, since the browser looks at it rarely.
 */
async function narrow(ctx) {
  const all = await scene(ctx);
  const page = await all.visit();
  await offlineReady(page);
  const cdp = await all.context.newCDPSession(page);
  const room = (quotaSize) => cdp.send('Storage.overrideQuotaForOrigin', { origin: all.server.url, quotaSize });
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  await room(usage + 200000);
  await ready(page);
  await answer(page, { tab: 'some', count: 30 }, all.said);
  assert.ok(all.said.saved.size > 0, 'not one answer found room');
  await room(usage);
  await until(async () => {
    await answer(page, { tab: `full${all.said.sent.size}`, count: 12 }, all.said);
    return all.said.failed.size > 0;
  }, 'the disk to be full', 60000);
  assert.match(reasons(all.said), /저장 공간이 가득 찼다/);
  return { ...all, page, room };
}

async function quota(ctx) {
  const { said, page, room } = await narrow(ctx);
  const saved = said.saved.size, refused = said.failed.size;
  // Room again: one button saves the answer on screen, and all the others with it.
  await room(undefined);
  await page.getByRole('button', { name: '다시 저장' }).last().click();
  await page.locator('.verdict .save').getByText('저장됨', { exact: true }).first().waitFor();
  await until(async () => (await owed(page)).length === 0, 'the refused answers to be stored');
  await answer(page, { tab: 'after', count: 30 }, said);
  return add(await verdictWithRefused(page, said), `after ${saved} answers ${refused} refused, said, and stored later`);
}

async function quotaForGood(ctx) {
  const { said, page, room, open } = await narrow(ctx);
  const refused = said.failed.size;
  // The learner leaves without having saved anything; a backup has it all the same.
  await again(page, '/ko/me/');
  for (const token of said.failed.keys()) said.saved.add(token);
  const file = judge(said, (await backup(page)).events);
  await room(undefined);
  const result = await verdictWithRefused(await open(), said);
  return add({ ...result, lost: result.lost + file.lost, duplicated: result.duplicated + file.duplicated }, `${refused} answers refused until the next start, all of them in a backup`);
}

/** Writes that fail at random: thrown at once, or aborted later. */
function failing(share) {
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...args) {
    const dice = Math.random();
    if (this.name === 'events' && dice < share / 2) throw new DOMException('injected', 'UnknownError');
    const request = add.apply(this, args);
    if (this.name === 'events' && dice < share) queueMicrotask(() => { try { this.transaction.abort(); } catch { /* over */ } });
    return request;
  };
}

async function writes(ctx) {
  const { said, open } = await scene(ctx);
  const page = await open(failing, 0.3);
  await answer(page, { tab: 'w', ms: ctx.seconds * 500, retries: 2 }, said);
  assert.ok(said.failed.size > 0, 'no write failed');
  const sound = await open();
  const n = said.failed.size;
  return add(await verdictWithRefused(sound, said), `${n} answers met failing writes`);
}

/** Lets nothing be heard of a transaction while window.mute is set. */
function mutable() {
  for (const name of ['oncomplete', 'onabort']) {
    const d = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, name);
    Object.defineProperty(IDBTransaction.prototype, name, { ...d, set(f) { d.set.call(this, f && ((e) => { if (!globalThis.mute) f.call(this, e); })); } });
  }
}

async function mute(ctx) {
  const { said, open } = await scene(ctx);
  const page = await open(mutable);
  await answer(page, { tab: 'before', count: 10 }, said);
  await page.evaluate(() => { window.mute = true; });
  await answer(page, { tab: 'mute', count: 1, patience: 20000 }, said);
  assert.match(reasons(said), /저장소가 답하지 않는다/);
  await page.evaluate(() => { window.mute = false; });
  await page.getByRole('button', { name: '다시 저장' }).click();
  await page.locator('.verdict .save').getByText('저장됨', { exact: true }).first().waitFor();
  await answer(page, { tab: 'after', count: 10 }, said);
  return add(await verdictWithRefused(page, said), 'a database that answered nothing for 15 s');
}

/** A database that is never opened: neither success nor error. */
function neverOpens() {
  Object.defineProperty(IDBRequest.prototype, 'onsuccess', { set() {}, configurable: true });
}

async function dumb(ctx) {
  const { said, open } = await scene(ctx);
  const page = await open(neverOpens);
  await answer(page, { tab: 'dumb', count: 2, patience: 20000 }, said);
  assert.match(reasons(said), /저장소가 답하지 않는다/);
  const sound = await open();
  return add(await verdictWithRefused(sound, said), 'a database that never opens');
}

// ---- no store, or another's ----------------------------------------------------------

/** What a private window without a database looks like to the program. */
function noDatabase() {
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
}

async function without(ctx) {
  const { said, open } = await scene(ctx);
  const page = await open(noDatabase);
  await answer(page, { tab: 'none', count: 20 }, said);
  assert.equal(said.saved.size, 0, 'an answer was called saved without a database');
  assert.match(await trouble(page), /저장할 수 없다/);
  for (const token of said.failed.keys()) said.saved.add(token);
  const file = judge(said, (await backup(page)).events); // what the message advises
  const sound = await open();
  const result = await verdictWithRefused(sound, said);
  return add({ ...result, lost: result.lost + file.lost, duplicated: result.duplicated + file.duplicated }, 'every answer said to be unsaved, and in the backup');
}

async function deleted(ctx, init) {
  const { context, said, open, visit } = await scene(ctx);
  if (init) await context.addInitScript(init);
  const page = await open(), other = await open();
  await answer(page, { tab: 'before', count: 30 }, said);
  const file = await backup(await open());
  const outside = await visit();
  const gone = await outside.evaluate(() => new Promise((done) => {
    const r = indexedDB.deleteDatabase('notelab');
    r.onsuccess = () => done('deleted');
    r.onblocked = () => done('blocked');
  }));
  assert.equal(gone, 'deleted', 'a tab held the deletion up');
  await answer(page, { tab: 'after', count: 20 }, said);
  await page.locator('.toast').getByText(init ? '기록이 브라우저에서 지워졌다' : '사본에서 되살렸다').waitFor();
  await answer(other, { tab: 'other', count: 20 }, said);
  if (!init) return add(await verdict(outside, said), 'back from the copy, and said');
  // The way on that the message names.
  await restore(outside, file.text);
  return add(await verdict(outside, said), 'said at once; the backup brings back what was deleted');
}

async function older(ctx) {
  const { context, said, open, visit } = await scene(ctx);
  const old = await visit(); // a tab of an older version, that does not give way
  const past = backupOf(Array.from({ length: 50 }, (_, k) => ({ at: 1_780_000_000_000 + k * 60000, question: `past-${k % 5}`, right: true }))).split('\n').slice(1, 51);
  await raw(old, ({ db, arg: lines }) => new Promise((done) => {
    const tx = db.transaction('events', 'readwrite');
    for (const e of lines) tx.objectStore('events').add({ id: JSON.parse(e).id, e });
    tx.oncomplete = () => { window.held = db; done(); };
  }), { version: 1, arg: past });
  const page = await open();
  await answer(page, { tab: 'blocked', count: 10 }, said);
  assert.equal(said.saved.size, 0, 'an answer was called saved while the database was held');
  assert.match(reasons(said), /다른 탭이 있다/);
  assert.match(await trouble(page), /다른 탭/);
  await old.close();
  const result = await verdictWithRefused(page, said);
  const had = (await stored(await visit())).events.filter((e) => e.data.question?.startsWith('past-')).length;
  await context.close();
  return add({ ...result, tries: result.tries + 50, lost: result.lost + Math.max(0, 50 - had), duplicated: result.duplicated + Math.max(0, had - 50) }, 'said; upgraded with everything once the older tab was closed');
}

async function newer(ctx) {
  const { said, open, visit } = await scene(ctx);
  const page = await open(), other = await open();
  const running = [page, other].map((p, i) => answer(p, { tab: `old${i}`, ms: 3000 }, said));
  await rest(1000);
  const newer = await visit(); // another tab has the next version already
  await raw(newer, ({ db }) => { window.held = db; }, { version: 3 });
  await Promise.all(running);
  assert.match(reasons(said), /저장소가 닫혔다/);
  assert.match(await trouble(page), /더 새 버전/);
  await again(page);
  await answer(page, { tab: 'again', count: 10 }, said);
  // The newer version takes over what is owed, as this one does at a start.
  const both = new Map([...(await stored(newer)).events, ...await owed(newer)].map((e) => [e.id, e]));
  for (const token of said.failed.keys()) said.saved.add(token);
  const { missing, ...result } = judge(said, [...both.values()]);
  return add({ ...result, tries: said.saved.size }, `gave way at once; ${said.failed.size} answers wait for the newer version`);
}

async function corrupt(ctx) {
  const { said, open, visit } = await scene(ctx);
  const page = await open();
  await answer(page, { tab: 'c', count: 60 }, said);
  await page.close();
  const outside = await visit();
  // Half a line, no line, a line of something else, and a checkpoint of noise.
  const broken = await raw(outside, ({ db }) => new Promise((done) => {
    const tx = db.transaction(['events', 'checkpoints'], 'readwrite');
    const store = tx.objectStore('events'), out = [];
    store.getAll().onsuccess = (e) => {
      const all = e.target.result.filter((r) => r.e.includes('"answered"'));
      for (const [i, f] of [[3, (r) => { r.e = r.e.slice(0, 50); }], [10, (r) => { delete r.e; }], [20, (r) => { r.e = '{"id":"x"}'; }]]) {
        out.push(JSON.parse(all[i].e).data.typed[0]);
        f(all[i]);
        store.put(all[i]);
      }
      tx.objectStore('checkpoints').put({ key: 'state', place: 5, data: crypto.getRandomValues(new Uint8Array(500)) });
    };
    tx.oncomplete = () => { db.close(); done(out); };
  }));
  for (const token of broken) said.saved.delete(token);
  const next = await open();
  await answer(next, { tab: 'd', count: 20 }, said);
  await again(next, '/ko/me/');
  await next.getByText('읽을 수 없어 따로 둔 기록 3건').waitFor();
  const file = await backup(next);
  const aside = file.lines.filter((l) => l.corrupt).length;
  const result = await verdict(next, said);
  return add({ ...result, lost: result.lost + 3 - aside }, `3 broken records set aside, counted on the data page and in the backup`);
}

// ---- deliberate faults ------------------------------------------------------------

/** Says yes to every third write and writes nothing. */
function forgets() {
  const add = IDBObjectStore.prototype.add;
  let n = 0;
  IDBObjectStore.prototype.add = function (v) { return this.name === 'events' && n++ % 3 === 0 ? this.count() : add.call(this, v); };
}

/** Writes every answer a second time, under another id. */
function echoes() {
  const add = IDBObjectStore.prototype.add;
  let n = 0;
  IDBObjectStore.prototype.add = function (v) {
    if (this.name === 'events') {
      const e = JSON.parse(v.e);
      e.id = String(n++).replace(/./g, (d) => 'abcdefghij'[d]).padStart(25, 'a') + 'a';
      add.call(this, { id: e.id, e: JSON.stringify(e) });
    }
    return add.call(this, v);
  };
}

/** Stops the program's long timers: with a mute database nothing ends its waiting. */
function stopped() {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (f, ms, ...rest) => setTimeout(f, ms > 3000 ? 1e9 : ms, ...rest);
}

const faulty = (init) => async (ctx) => {
  const { said, open } = await scene(ctx);
  await answer(await open(init), { tab: 'f', count: 30 }, said);
  return verdict(await open(), said);
};

async function hangs(ctx) {
  const { said, open, context } = await scene(ctx);
  await context.addInitScript(stopped);
  const page = await open(mutable);
  await page.evaluate(() => { window.mute = true; });
  await answer(page, { tab: 'h', count: 2, patience: 6000 }, said);
  return { tries: said.sent.size, lost: 0, duplicated: 0, hung: said.hung.length };
}

export const cases = [
  { name: 'kill', seconds: 40, run: kill },
  { name: 'tabs', seconds: 20, run: tabs },
  { name: 'update', run: update },
  { name: 'quota', run: quota },
  { name: 'quota-restart', run: quotaForGood },
  { name: 'write-errors', seconds: 12, run: writes },
  { name: 'mute-database', run: mute },
  { name: 'never-opens', run: dumb },
  { name: 'no-database', run: without },
  { name: 'database-deleted', run: (ctx) => deleted(ctx) },
  { name: 'database-deleted-without-a-copy', run: (ctx) => deleted(ctx, withoutCopy) },
  { name: 'damaged-database', run: (ctx) => rotten(ctx) },
  { name: 'damaged-database-without-a-copy', seconds: 5, fault: 'lost', run: (ctx) => rotten(ctx, withoutCopy) },
  { name: 'older-tab', run: older },
  { name: 'newer-database', run: newer },
  { name: 'corrupt-records', run: corrupt },
  { name: 'forgets-every-third-write', fault: 'lost', run: faulty(forgets) },
  { name: 'writes-everything-twice', fault: 'duplicated', run: faulty(echoes) },
  { name: 'never-answers', fault: 'hung', run: hangs },
];
