// Questions and answers leave for other programs: the browser, offline, saves the
// bytes the command line writes, and a package is read by SQLite itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import initSqlJs from 'sql.js';
import { axe, overflow, targets } from './lib/checks.mjs';
import { slugs } from './lib/course.mjs';
import { desktop, offlineReady, phone, ready } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { program, root } from './lib/server.mjs';

const s = scene();

/** What the command line writes in a format. */
const written = (format, ...more) => execFileSync(program, ['export', join(root, 'notes'), '--format', format, '-o', '-', ...more], { maxBuffer: 1 << 28 });

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return { name: download.suggestedFilename(), data: readFileSync(await download.path()) };
}

for (const [kind, view] of [['phone', phone], ['desktop', desktop]]) {
  s.it(`the bank and the history leave a ${kind} offline`, async ({ page, context, said }) => {
    await page.goto(`/ko/notes/${slugs[0]}/`);
    await ready(page);
    const card = page.locator('[data-island="quiz"]').first();
    await card.locator('.opts label').first().click();
    await card.getByRole('button', { name: '긴가민가' }).click();
    await card.getByText('저장됨').waitFor();
    await offlineReady(page);
    await context.setOffline(true);
    await page.goto('/ko/me/');
    const section = page.getByRole('region', { name: '문제와 기록 내보내기' });
    await section.waitFor();
    const anki = await saved(page, '문제를 Anki 파일로 저장');
    assert.equal(anki.name, 'notelab-anki.txt');
    assert.ok(anki.data.equals(written('anki')), 'the browser and the command line differ in Anki text');
    const questions = anki.data.toString().trim().split('\n').filter((l) => !l.startsWith('#')).length;
    await section.getByText(`문제 ${questions}개를 담았다`).waitFor();
    const gift = await saved(page, '문제를 GIFT 파일로 저장');
    assert.ok(gift.data.equals(written('gift')), 'the browser and the command line differ in GIFT');
    assert.equal(gift.data.toString().split('\n').filter((l) => l.startsWith('::')).length, questions);
    const csv = await saved(page, '문제를 CSV 파일로 저장');
    assert.ok(csv.data.equals(written('csv', '--bom')), 'the browser and the command line differ in CSV');
    const history = await saved(page, '답한 기록을 CSV 파일로 저장');
    assert.match(history.name, /^notelab-answers-\d{4}-\d\d-\d\d\.csv$/);
    const [head, row, ...rest] = history.data.toString().replace('\ufeff', '').trim().split('\r\n');
    assert.equal(head, 'time,question,right,sure,rating,seconds,where');
    assert.match(row, /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d),[\w-]+,[01],unsure,,[\d.]*,note$/);
    assert.deepEqual(rest, []);
    await section.getByText('답 1건을 담았다').waitFor();
    assert.deepEqual([await axe(page), await overflow(page), kind === 'phone' ? await targets(page) : []], [[], [], []]);
    assert.deepEqual(said.filter((l) => !/net::ERR_INTERNET_DISCONNECTED/.test(l)), []);
  }, { view, acceptDownloads: true });
}

s.it('nothing answered is said, by keyboard', async ({ page }) => {
  await page.goto('/en/me/');
  await ready(page);
  await page.getByRole('button', { name: 'Save the answers as CSV' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Nothing has been answered yet.').waitFor();
});

/** The files of a zip archive, by its central directory. */
function unzip(data) {
  const files = {};
  let at = data.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = data.readUInt16LE(at + 10);
  at = data.readUInt32LE(at + 16);
  for (let n = 0; n < count; n++) {
    const [method, size, nameLen, extra, comment, offset] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt16LE(at + 28), data.readUInt16LE(at + 30), data.readUInt16LE(at + 32), data.readUInt32LE(at + 42)];
    const name = data.toString('utf8', at + 46, at + 46 + nameLen);
    const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
    const body = data.subarray(start, start + size);
    files[name] = method ? inflateRawSync(body) : body;
    at += 46 + nameLen + extra + comment;
  }
  return files;
}

test('SQLite reads the package of the course', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'notelab-'));
  try {
    const file = join(dir, 'course.apkg');
    execFileSync(program, ['export', join(root, 'notes'), '--format', 'apkg', '-o', file]);
    const files = unzip(readFileSync(file));
    assert.deepEqual(Object.keys(JSON.parse(files.media)), Object.keys(files).filter((n) => /^\d+$/.test(n)));
    const SQL = await initSqlJs();
    const db = new SQL.Database(files['collection.anki2']);
    const all = (q) => db.exec(q)[0]?.values ?? [];
    assert.deepEqual(all('PRAGMA integrity_check'), [['ok']]);
    const [[ver, models, decks]] = all('SELECT ver, models, decks FROM col');
    assert.equal(ver, 11);
    const kinds = JSON.parse(models);
    const known = JSON.parse(decks);
    const rows = all('SELECT guid, mid, did, flds, notes.tags FROM cards JOIN notes ON notes.id = nid ORDER BY due');
    // The same cards in the same order as in the text, in the package's own note types.
    const text = written('anki').toString().trim().split('\n').filter((l) => !l.startsWith('#')).map((l) => l.split('\t'));
    assert.deepEqual(rows.map((r) => r[0]), text.map((r) => r[0]));
    for (const [i, [guid, mid, did, flds, tags]] of rows.entries()) {
      const field = (n) => (text[i][n].startsWith('"') ? text[i][n].slice(1, -1).replaceAll('""', '"') : text[i][n]);
      assert.deepEqual(flds.split('\x1f'), [guid, field(4), field(5)]);
      assert.equal(known[did].name, text[i][2]);
      assert.equal(tags.trim(), text[i][3]);
      assert.equal(kinds[mid].type, flds.includes('{{c1::') ? 1 : 0);
    }
    db.close();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
