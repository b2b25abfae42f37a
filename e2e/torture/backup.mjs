// Backups: a file that was damaged on its way brings nothing that never was, and
// an import that does not come to its end leaves the log as it was.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin, over, storing } from '../lib/backup.mjs';
import { bigBackup, seal } from '../lib/bigbackup.mjs';
import { start } from '../lib/chromium.mjs';
import { alive } from '../lib/page.mjs';
import { until } from '../lib/wait.mjs';
import { stored } from './lib/log.mjs';
import { host, scene } from './lib/scene.mjs';

const few = 300;    // records of a file that is damaged
const many = 12000; // of one that does not come to its end

function folder(ctx) {
  const dir = mkdtempSync(join(tmpdir(), 'notelab-torture-backup-'));
  ctx.defer(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const key = (e) => JSON.stringify([e.id, e.at, e.device, e.kind, e.data]);

/** The data page of a fresh profile, without the words about storage. */
async function dataPage(ctx) {
  const { context, server } = await scene(ctx);
  const page = await context.newPage();
  const open = async () => { await page.goto(`${server.url}/ko/me/`); await alive(page); };
  await open();
  return { page, open };
}

const empty = (page) => page.evaluate(async () => {
  const db = await new Promise((done, fail) => { const r = indexedDB.open('notelab'); r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
  const tx = db.transaction(['events', 'checkpoints'], 'readwrite');
  tx.objectStore('events').clear();
  tx.objectStore('checkpoints').clear();
  await new Promise((done) => { tx.oncomplete = done; });
  db.close();
});

/**
 * Damages a file again and again and imports it. A record that none of the damage
 * touched and that does not come is lost; one that never was is duplicated.
 */
async function damaged(ctx, forge) {
  const { page, open } = await dataPage(ctx);
  const dir = folder(ctx);
  const path = join(dir, 'backup.jsonl');
  bigBackup(path, few);
  const whole = readFileSync(path);
  const lines = whole.toString().split('\n').slice(1, -2);
  const truth = new Set(lines.map((l) => key(JSON.parse(l))));
  const result = { tries: 0, lost: 0, duplicated: 0, hung: 0 };
  let taken = 0;
  for (const end = Date.now() + ctx.seconds * 1000; Date.now() < end && result.tries < 40; result.tries++) {
    const file = Buffer.from(whole);
    const hit = new Set(); // numbers of the lines
    if (forge) {
      const n = 1 + ctx.random(few);
      const all = file.toString().split('\n');
      all[n] = seal(JSON.stringify({ ...JSON.parse(all[n]), sum: undefined }).replace(/"ms":\d+/, `"ms":${ctx.random(1e6)}`));
      hit.add(n);
      writeFileSync(path, all.join('\n'));
    } else {
      for (let k = 0; k < 1 + ctx.random(6); k++) {
        const at = ctx.random(file.length);
        file[at] ^= 1 << ctx.random(8);
        const line = file.subarray(0, at).filter((b) => b === 10).length;
        hit.add(line).add(line + 1).add(line - 1);
      }
      writeFileSync(path, ctx.random(5) ? file : file.subarray(0, ctx.random(file.length)));
    }
    const cut = readFileSync(path).length < whole.length ? readFileSync(path).toString().split('\n').length - 2 : Infinity;
    await begin(page, path);
    await over(page, 20000).catch(() => { result.hung++; });
    const { events, corrupt } = await stored(page);
    const have = new Set(events.map(key));
    taken += have.size;
    result.duplicated += corrupt.length + (events.length - have.size) + [...have].filter((k) => !truth.has(k)).length;
    // The first line of each number: line 0 is the header.
    lines.forEach((l, i) => { if (!hit.has(i + 1) && i + 1 < cut && !have.has(key(JSON.parse(l)))) result.lost++; });
    await empty(page);
    await open();
  }
  return { ...result, note: `${taken} records taken of ${result.tries * few}` };
}

/** What an import that did not come to its end has left, or taken. */
function difference(before, now, result) {
  const was = new Set(before.map(key)), is = now.map(key);
  result.duplicated += is.filter((k) => !was.has(k)).length + (is.length - new Set(is).size);
  result.lost += [...was].filter((k) => !is.includes(k)).length;
}

/** Stops an import at random. */
async function stopped(ctx, { init } = {}) {
  const { page, open } = await dataPage(ctx);
  const dir = folder(ctx);
  const own = join(dir, 'own.jsonl'), path = join(dir, 'large.jsonl');
  bigBackup(own, 50, { mark: 'b' });
  bigBackup(path, many);
  await begin(page, own);
  await over(page);
  const before = (await stored(page)).events;
  const result = { tries: 0, lost: 0, duplicated: 0, hung: 0 };
  if (before.length !== 50) throw new Error(`${before.length} records to begin with`);
  if (init) await page.evaluate(init);
  for (const end = Date.now() + ctx.seconds * 1000; Date.now() < end && result.tries < 8; result.tries++) {
    await begin(page, path);
    if (init || ctx.random(4)) await storing(page, 4 + ctx.random(80), 60000);
    await page.evaluate(() => document.querySelector('.work .btn')?.click());
    const said = await over(page, 60000).catch(() => { result.hung++; return ''; });
    const now = (await stored(page)).events;
    if (/새 기록/.test(said) && now.length === many + 50) continue; // it was over first, and says so
    difference(before, now, result);
    if (init) return { ...result, tries: 1 };
    await open();
  }
  return result;
}

/** Kills the browser in the middle of an import. */
async function killed(ctx) {
  const server = await host(ctx);
  const dir = folder(ctx);
  const own = join(dir, 'own.jsonl'), path = join(dir, 'large.jsonl');
  bigBackup(own, 50, { mark: 'b' });
  bigBackup(path, many);
  let run = await start();
  ctx.defer(async () => { await run.kill().catch(() => {}); run.forget(); });
  const open = async () => {
    const page = run.context.pages()[0] ?? await run.context.newPage();
    await page.goto(`${server.url}/ko/me/`);
    await alive(page);
    return page;
  };
  let page = await open();
  await begin(page, own);
  await over(page);
  const before = (await stored(page)).events;
  const result = { tries: 0, lost: 0, duplicated: 0, hung: 0 };
  let given = 0;
  for (const end = Date.now() + ctx.seconds * 1000; Date.now() < end; result.tries++) {
    await begin(page, path);
    await storing(page, 4 + ctx.random(90), 60000);
    await run.kill();
    run = await start(run.profile);
    page = await open();
    let now = (await stored(page)).events;
    if (now.length < 50) {
      // A block of the database was half written, and the browser gave all of it up.
      given++;
      await until(async () => (now = (await stored(page)).events).length >= 50, 'what was given up to come back', 15000).catch(() => {});
    }
    if (now.length === many + 50) continue; // it was complete when the end came
    difference(before, now, result);
  }
  return { ...result, note: given ? `the browser gave the database up ${given} times` : '' };
}

/** Runs in the page: whatever is aborted leaves one record behind. */
function leaveOne() {
  const { abort } = IDBTransaction.prototype;
  IDBTransaction.prototype.abort = function () {
    abort.call(this);
    const e = { id: 'aaaaaaaaaaaaaaaaaaaaaaaaaa', at: 1, device: 'd', kind: 'read', data: {} };
    this.db.transaction('events', 'readwrite').objectStore('events').add({ id: e.id, e: JSON.stringify(e) });
  };
}

export const cases = [
  { name: 'backups damaged on their way', seconds: 30, run: (ctx) => damaged(ctx) },
  { name: 'a record changed and sealed anew, which no checksum sees', fault: 'duplicated', seconds: 8, run: (ctx) => damaged(ctx, true) },
  { name: 'imports stopped in the middle', seconds: 40, run: (ctx) => stopped(ctx) },
  { name: 'a browser that leaves one record of what it undoes', fault: 'duplicated', seconds: 20, run: (ctx) => stopped(ctx, { init: leaveOne }) },
  { name: 'the browser killed in the middle of an import', seconds: 50, run: (ctx) => killed(ctx) },
];
