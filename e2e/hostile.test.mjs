// Hostile content in a real browser: the course, the files and the backup that the
// Go tests are defended against. Nothing of them runs, nothing is asked of another
// host, nothing of ours breaks its own policy.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { restore } from './lib/backup.mjs';
import { alive, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { root, serve } from './lib/server.mjs';

const dir = mkdtempSync(join(tmpdir(), 'notelab-hostile-'));
execFileSync('go', ['test', './app/hostile', '-run', 'TestWrite', '-count=1'], { cwd: root, env: { ...process.env, NOTELAB_HOSTILE: dir }, stdio: ['ignore', 'ignore', 'inherit'] });
after(() => rmSync(dir, { recursive: true, force: true }));
const s = scene(() => serve(join(dir, 'course')));

/**
 * Watches a page for everything a script of another could do: run, open a dialog
 * or a window, ask another host, leave a mark on every object. clean() asserts
 * that nothing did.
 */
async function guard(page, said) {
  const wrong = [];
  page.on('dialog', (d) => { wrong.push(`a dialog: ${d.message()}`); d.dismiss(); });
  page.context().on('page', (p) => wrong.push(`a window: ${p.url()}`));
  page.on('request', (r) => { const u = r.url(); if (!/^(data|blob):/.test(u) && !u.startsWith(s.url)) wrong.push(`asked: ${u}`); });
  await page.exposeFunction('told', (what) => { wrong.push(what); });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (e) => window.told(`violates ${e.violatedDirective}: ${e.blockedURI} on ${location.pathname}`));
    Object.defineProperty(window, 'pwned', { get: () => undefined, set: (v) => { window.told(`pwned: ${v} on ${location.pathname}`); } });
  });
  return async (where) => {
    const mark = await page.evaluate(() => ({
      polluted: String(({}).polluted), dead: document.documentElement.dataset.app === 'dead',
      scripts: [...document.scripts].map((e) => e.getAttribute('src') ?? e.id).filter((src) => !/^(page|\/(theme|app)\.js|\/assets\/[a-z_]+\.[0-9a-f]+\.js)$/.test(src)),
    }));
    assert.deepEqual(mark, { polluted: 'undefined', dead: false, scripts: [] }, where);
    assert.deepEqual(wrong, [], where);
    const broken = said.filter((m) => /uncaught|crashed|Refused|violat|panic/i.test(m));
    assert.deepEqual(broken, [], where);
  };
}

/** Does to everything on a page what a reader may do short of leaving it. */
const touch = (page) => page.evaluate(() => {
  for (const d of document.querySelectorAll('details')) d.open = !d.open;
  let n = 0;
  for (const el of document.querySelectorAll('#main *')) {
    if (++n > 4000) break;
    for (const type of ['mouseover', 'mouseenter', 'focus', 'focusin', 'load', 'error', 'toggle', 'animationstart']) el.dispatchEvent(new Event(type));
  }
  // Addresses that would run something are followed without leaving: none may exist.
  return [...document.querySelectorAll('[href], [src], [action], [formaction], [srcdoc]')].map((e) => `${e.localName} ${e.href?.baseVal ?? e.href ?? e.src}`)
    .filter((a) => !/^(a|link|use) (https?:|mailto:|tel:)|^(img|script) (https?:\/\/127\.0\.0\.1|data:image\/(png|jpeg|gif|webp))/.test(a));
});

const notes = async (page, base = '/') => {
  const index = await page.evaluate(async (at) => (await fetch(at)).json(), `${base}data/ko/course.json`);
  return index.sections.flatMap((sec) => sec.notes.map((n) => n.slug));
};

s.it('no page of a hostile course runs anything', async ({ page, said }) => {
  const clean = await guard(page, said);
  await page.goto('/ko/');
  await clean('/ko/');
  const slugs = await notes(page);
  assert.ok(slugs.length > 60, `${slugs.length} notes`);
  for (const slug of slugs) {
    const path = `/ko/notes/${encodeURIComponent(slug)}/`;
    const r = await page.goto(path, { waitUntil: 'domcontentloaded' });
    assert.equal(r.status(), 200, path);
    assert.deepEqual(await touch(page), [], path);
    await clean(path);
  }
}, { timeout: 240000 });

s.it('its questions, simulators, pictures and screens come alive and stay quiet', async ({ page, said }) => {
  const clean = await guard(page, said);
  for (const path of ['/ko/notes/05-questions/', '/ko/notes/06-simulators/', '/ko/notes/04-diagrams/', '/ko/notes/07-front/', '/ko/notes/10-pictures/', '/ko/', '/ko/notes/', '/ko/quiz/', '/ko/review/', '/ko/stats/', '/ko/me/', '/ko/search/?q=%3Cscript%3Ewindow.pwned%3D1%3C/script%3E',
    '/ko/lab/buildspec/?buildspec=%3Cimg+src%3Dx+onerror%3Dwindow.pwned%3D1%3E', '/ko/lab/sigv4/?host=%22%3E%3Cscript%3Ewindow.pwned=1%3C/script%3E&__proto__=x']) {
    const r = await page.goto(path);
    if (r.status() === 404) continue;
    await page.evaluate(() => window.notelab.boot());
    await alive(page);
    assert.deepEqual(await touch(page), [], path);
    await clean(path);
  }
  // Hostile words are found as words.
  await page.goto('/ko/search/');
  await alive(page);
  await page.locator('input[type=search]').fill('<script>window.pwned=1');
  await page.locator('.hits a').first().waitFor();
  await clean('search');
  // A question of an attacker is answered like any other.
  await page.goto('/ko/notes/05-questions/');
  await page.evaluate(() => window.notelab.boot());
  await alive(page);
  const cards = page.locator('[data-island=quiz]');
  for (let i = 0; i < 12; i++) {
    const option = cards.nth(i).locator('.opts label').first();
    if (await option.count() === 0) continue;
    await option.click();
    const sure = cards.nth(i).getByRole('button', { name: '확실함' });
    if (await sure.count()) await sure.click();
  }
  await clean('answers');
}, { timeout: 240000 });

s.it('a picture opened by itself runs nothing', async ({ page, said }) => {
  const clean = await guard(page, said);
  // A raster picture is shown by a page of the browser's own, which our policy undresses.
  for (const name of readdirSync(join(dir, 'course', 'pictures')).filter((n) => /\.(svg|html|js)$/.test(n) || n === 'link.png')) {
    const r = await page.goto(`/files/pictures/${encodeURIComponent(name)}`, { waitUntil: 'load' }).catch(() => null);
    if (name === 'good.svg') assert.equal(r.status(), 200);
    else assert.equal(r.status(), 404, name);
    await page.goto('/ko/');
    await clean(name);
  }
});

s.it('a hostile folder chosen as own notes runs nothing', async ({ page, said }) => {
  const clean = await guard(page, said);
  await page.goto('/ko/my/');
  await alive(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '폴더 열기', exact: true }).click()]);
  await chooser.setFiles(join(dir, 'mine'));
  await page.locator('[role=status] .notice a').waitFor({ timeout: 240000 });
  await clean('my notes');
  await page.locator('details.problems summary').first().click();
  await clean('problems');
  const base = (await page.locator('[role=status] .notice a').getAttribute('href')).replace(/ko\/$/, '');
  await page.goto(base + 'ko/');
  const slugs = await notes(page, base);
  assert.ok(slugs.length > 60, `${slugs.length} notes`);
  for (const slug of slugs) {
    const path = `${base}ko/notes/${encodeURIComponent(slug)}/`;
    const r = await page.goto(path, { waitUntil: 'domcontentloaded' });
    assert.equal(r.status(), 200, path);
    assert.match(r.headers()['content-security-policy'] ?? '', /default-src 'none'/, path);
    assert.deepEqual(await touch(page), [], path);
    await clean(path);
  }
  for (const slug of ['05-questions', '06-simulators']) {
    await page.goto(`${base}ko/notes/${slug}/`);
    await page.evaluate(() => window.notelab.boot());
    await alive(page);
    await touch(page);
    await clean(slug);
  }
}, { timeout: 420000 });

s.it('hostile files dropped as own notes run nothing', async ({ page, said }) => {
  const clean = await guard(page, said);
  await page.goto('/ko/my/');
  await alive(page);
  await page.getByText('아직 내 노트가 없다').waitFor(); // until then the screen is busy
  // A drop as the system makes it: the names on the disk are as hostile as names can be.
  const names = join(dir, 'mine', 'names');
  const files = readdirSync(names).filter((n) => n.endsWith('.md') && !n.includes('\ufffd')).map((n) => join(names, n));
  const box = await page.locator('[id$="-drop"]').boundingBox();
  const cdp = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'])
    await cdp.send('Input.dispatchDragEvent', { type, x: box.x + 20, y: box.y + 20, data: { items: [], files, dragOperationsMask: 1 } });
  await page.locator('[role=status] .notice a').waitFor({ timeout: 100000 });
  await clean('dropped');
  const at = await page.locator('[role=status] .notice a').getAttribute('href');
  await page.goto(at);
  for (const slug of await notes(page, at.replace(/ko\/$/, ''))) {
    await page.goto(`${at}notes/${encodeURIComponent(slug)}/`);
    assert.deepEqual(await touch(page), [], slug);
    await clean(slug);
  }
}, { timeout: 180000 });

s.it('a hostile backup is taken in and every screen still stands', async ({ page, said }) => {
  const clean = await guard(page, said);
  await page.goto('/ko/');
  const word = await restore(page, readFileSync(join(dir, 'backup.jsonl'), 'utf8'));
  assert.match(word, /\d/, word);
  await clean('import');
  for (const path of ['/ko/me/', '/ko/', '/ko/review/', '/ko/stats/', '/ko/quiz/', '/ko/exam/', '/ko/notes/', '/ko/notes/05-questions/', '/ko/my/', '/en/stats/']) {
    const r = await page.goto(path);
    if (r.status() === 404) continue;
    await page.evaluate(() => window.notelab.boot());
    await alive(page);
    await settled(page);
    await clean(path);
  }
}, { timeout: 240000 });
