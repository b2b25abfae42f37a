// The service worker in Node, with caches and a network of our own: what it
// installs, what it answers, and that a failed update changes nothing.
import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const source = readFileSync(new URL('../static/sw.js', import.meta.url), 'utf8');
const scope = 'https://example.org/study/';

class FakeCache {
  entries = new Map();
  key(r) { return new URL(typeof r === 'string' ? r : r.url, scope).href; }
  async match(r) { return this.entries.get(this.key(r))?.clone(); }
  async put(r, response) { this.entries.set(this.key(r), new Response(await response.arrayBuffer(), { status: response.status, headers: response.headers })); }
  async delete(r) { return this.entries.delete(this.key(r)); }
  async keys() { return [...this.entries.keys()].map((url) => ({ url })); }
}
class FakeCaches {
  all = new Map();
  async open(name) { if (!this.all.has(name)) this.all.set(name, new FakeCache()); return this.all.get(name); }
  async has(name) { return this.all.has(name); }
  async keys() { return [...this.all.keys()]; }
  async delete(name) { return this.all.delete(name); }
}

const pack = (files) => {
  const parts = [], list = [];
  for (const [path, text] of Object.entries(files)) { list.push([path, parts.length, parts.length + 1]); parts.push(text.slice(0, 3), text.slice(3)); }
  return JSON.stringify({ parts, files: list });
};

const sum = (text) => createHash('sha256').update(text).digest('hex').slice(0, 10);
const named = (stem, ext, text) => `assets/${stem}.${sum(text)}.${ext}`;
const wasm = named('app', 'wasm', 'wasm'), builder = named('builder', 'wasm', 'builder');
const ours = (text) => `<p>${text}<script type="application/json" id="page">{}</script>`;

// A version of the site: what the server has, and the table the worker gets.
function version(n, packed, changes = {}) {
  const files = { 'app.css': 'css', 'app.js': 'js' + n, '404.html': '<!doctype html>404', [wasm]: 'wasm', ...changes };
  const server = { ...files };
  const packs = packed.map((content) => {
    const name = packName(content);
    server[name] = pack(content);
    for (const [path, text] of Object.entries(content)) server[path] = text;
    return { name, bytes: 10 };
  });
  const table = { version: 'v' + n, live: false, late: [builder], packs, files: {}, sizes: {} };
  for (const [path, text] of Object.entries(files)) { table.files[path] = path.startsWith('assets/') ? '' : sum(text); table.sizes[path] = text.length; }
  server[builder] = 'builder';
  return { table, server };
}

// Locks of one origin, as far as the worker uses them.
const locks = {
  held: Promise.resolve(), busy: 0,
  async request(name, { ifAvailable }, f) {
    if (ifAvailable && this.busy) return f(null);
    this.busy++;
    const mine = this.held.then(() => f({ name }));
    this.held = mine.catch(() => {}).then(() => { this.busy--; });
    return mine;
  },
};

// The world one worker runs in. Caches are shared between versions.
function world(v, caches, active = null, live = false) {
  // instead says what the host answers in a file's place; cached does so until
  // the request goes past the browser's cache.
  const w = { online: true, fetched: [], broken: new Set(), instead: {}, cached: {}, messages: [], handlers: {}, skipped: false };
  const fetchIt = async (r, { cache } = {}) => {
    const url = new URL(typeof r === 'string' ? r : r.url);
    const path = decodeURIComponent(url.pathname.slice('/study/'.length));
    w.fetched.push(path);
    if (w.silent) return new Promise(() => {});
    if (!w.online || w.broken.has(path)) throw new TypeError('network');
    const text = (cache !== 'reload' && w.cached[path]) || w.instead[path] || v.server[path];
    return new Response(text ?? 'host 404', { status: text === undefined ? 404 : 200, headers: { 'content-type': path.endsWith('/') || path === '' || path.endsWith('.html') ? 'text/html' : 'text/plain' } });
  };
  const client = { url: scope + 'ko/notes/a/?q=1', postMessage: (m) => w.messages.push(m) };
  const self = {
    location: new URL(scope + 'sw.js'), registration: w.registration = { active }, navigator: { locks },
    clients: { matchAll: async () => [client], claim: async () => { w.claimed = true; } },
    skipWaiting: async () => { w.skipped = true; },
    addEventListener: (type, f) => { w.handlers[type] = f; },
  };
  vm.runInNewContext(source.replace('"__NOTELAB_SITE__"', JSON.stringify({ ...v.table, live })), {
    self, caches, fetch: fetchIt, crypto: webcrypto, Uint8Array, MessageChannel, Response, URL, console, Date, Math, Promise, Object, Array, JSON, Set,
    setTimeout: (f) => setImmediate(f), encodeURIComponent, decodeURIComponent,
  });
  const settle = async (event) => { const all = []; event.waitUntil = (p) => all.push(p); return { event, done: () => Promise.all(all) }; };
  w.fire = async (type, data = {}) => { const { event, done } = await settle(data); w.handlers[type](event); await done(); };
  w.ask = async (path, mode = 'navigate') => {
    let answer;
    const waits = [];
    w.handlers.fetch({
      request: { url: scope + path, method: 'GET', mode, headers: new Headers() },
      respondWith: (p) => { answer = p; }, waitUntil: (p) => waits.push(p),
    });
    const r = await answer;
    await Promise.all(waits);
    return r;
  };
  // State asks for the copy to be filled and waits for it.
  w.fill = () => w.fire('message', { data: { type: 'state' } });
  return w;
}

const packName = (content) => named('pack', 'json', pack(content));
const home = { '': '<p>home', 'ko/': ours('today') };
const notes = { 'ko/notes/a/': ours('note a'), 'ko/notes/한글/': '<p>hangul', 'data/ko/course.json': '{"a":1}', 'data/ko/search.base.json': '[1]', 'data/ko/search/a.json': '[2,3]', 'data/ko/search/b.json': '[]' };
const pages = [home, notes];

test('after the first visit every route answers without the server', async () => {
  const caches = new FakeCaches();
  const w = world(version(1, pages), caches);
  await w.fire('install');
  assert.ok(!w.fetched.includes(wasm), 'the shell alone is installed before the worker takes over');
  await w.fire('activate');
  assert.ok(w.claimed);
  await w.fill();
  const last = w.messages.at(-1);
  assert.equal(last.type, 'offline');
  assert.ok(last.complete && last.done === last.total && last.at > 0, JSON.stringify(last));
  w.online = false;
  for (const [path, want] of Object.entries({
    '': '<p>home', 'index.html': '<p>home', 'ko/': ours('today'), 'ko': ours('today'), 'ko/index.html': ours('today'),
    'ko/notes/a/': ours('note a'), 'ko/notes/a': ours('note a'), 'ko/notes/a.html': ours('note a'), 'ko/notes/a/?x=1&y': ours('note a'), 'ko/notes/%ED%95%9C%EA%B8%80/#x': '<p>hangul',
  })) {
    const r = await w.ask(path);
    assert.equal(r.status, 200, path);
    assert.equal(await r.text(), want, path);
    assert.match(r.headers.get('content-security-policy') ?? '', /default-src 'none'/, path);
  }
  const lost = await w.ask('ko/nowhere/');
  assert.equal(lost.status, 404);
  assert.match(await lost.text(), /404/);
  assert.equal(await (await w.ask('data/ko/course.json', 'cors')).text(), '{"a":1}');
  assert.equal(await (await w.ask('data/ko/search.json', 'cors')).text(), '[1,2,3]');
  assert.equal(await (await w.ask(wasm, 'cors')).text(), 'wasm');
  assert.equal(await (await w.ask('app.css', 'no-cors')).text(), 'css');
});

test('what was opened is offline before the rest is', async () => {
  const w = world(version(1, pages), new FakeCaches());
  w.broken.add(packName(home)).add(packName(notes));
  await w.fire('install');
  await w.fire('activate');
  await w.fill();
  assert.equal(w.messages.at(-1).failed, 'network');
  w.online = false;
  assert.equal(await (await w.ask('ko/notes/a/')).text(), ours('note a')); // was open when the worker took over
  assert.equal((await w.ask('ko/')).status, 404);
  w.online = true;
  assert.equal(await (await w.ask('ko/')).text(), ours('today'));
  w.online = false;
  assert.equal(await (await w.ask('ko/')).text(), ours('today'));
});

async function installed(caches) {
  const w = world(version(1, pages), caches);
  await w.fire('install');
  await w.fire('activate');
  await w.fill();
  return w;
}

test('an update fetches what changed, waits, and takes over when told', async () => {
  const caches = new FakeCaches();
  const old = await installed(caches);
  const newer = { ...notes, 'ko/notes/a/': ours('note a, new') };
  const w = world(version(2, [home, newer]), caches, {});
  await w.fire('install');
  assert.deepEqual(w.fetched.sort(), ['app.js', packName(newer)]);
  assert.ok(!w.skipped, 'an update is never forced');
  old.online = false;
  assert.equal(await (await old.ask('ko/notes/a/')).text(), ours('note a'), 'the old version stays whole');
  await w.fire('message', { data: { type: 'activate' } });
  assert.ok(w.skipped);
  await w.fire('activate');
  w.online = false;
  assert.equal(await (await w.ask('ko/notes/a/')).text(), ours('note a, new'));
  const keys = await (await caches.open('notelab-store')).keys();
  assert.ok(!keys.some((k) => k.url.includes(packName(notes).slice(7))), 'what no version needs is deleted');
});

test('an update that cannot be fetched whole leaves the old version as it was', async () => {
  const caches = new FakeCaches();
  const old = await installed(caches);
  const added = { 'ko/new/': '<p>new' };
  const v2 = version(2, [...pages, added]);
  const w = world(v2, caches, {});
  w.broken.add(packName(added));
  await assert.rejects(w.fire('install'));
  assert.equal(w.fetched.filter((p) => p === packName(added)).length, 4, 'it tries again before it gives up');
  old.online = false;
  for (const path of ['', 'ko/', 'ko/notes/a/']) assert.equal((await old.ask(path)).status, 200, path);
  const again = world(v2, caches, {});
  await again.fire('install');
  assert.deepEqual(again.fetched, [packName(added)], 'the next try goes on where it stopped');
});

test('own courses answer from their cache and are never deleted', async () => {
  const caches = new FakeCaches();
  const w = await installed(caches);
  await (await caches.open('notelab-my')).put(scope + 'my/c1/', new Response('notelab-my/c1/g1'));
  await (await caches.open('notelab-my/c1/g1')).put(scope + 'my/c1/ko/notes/%ED%95%9C/', new Response('<p>mine', { headers: { 'content-type': 'text/html' } }));
  await w.fire('activate');
  w.online = false;
  for (const path of ['my/c1/ko/notes/%ED%95%9C/', 'my/c1/ko/notes/%ED%95%9C', 'my/c1/ko/notes/%ED%95%9C/?q=1']) assert.equal(await (await w.ask(path)).text(), '<p>mine', path);
  assert.equal((await w.ask('my/c1/ko/nowhere/')).status, 404);
  assert.equal((await w.ask('my/c2/ko/')).status, 404);
  assert.ok(!(await caches.has('notelab-my/c2')), 'asking makes no cache');
});

test('a live site shows the newest page and falls back to the copy', async () => {
  const caches = new FakeCaches();
  const v = version(1, pages);
  const w = world(v, caches, null, true);
  await w.fire('install');
  await w.fire('activate');
  await w.fill();
  v.server['ko/'] = ours('edited');
  assert.equal(await (await w.ask('ko/')).text(), ours('edited'));
  w.online = false;
  assert.equal(await (await w.ask('ko/')).text(), ours('edited'));
  assert.equal(await (await w.ask('ko/notes/a/')).text(), ours('note a'));
});

// What a host may answer in a file's place, always with status 200.
const portal = '<!doctype html><title>Log in</title>';
const wrong = { 'a captive portal': () => portal, 'a file cut short': (t) => t.slice(0, -1), 'nothing': () => ' ', 'wrong bytes of the right length': (t) => t.slice(0, -1) + '!' };

for (const [what, spoil] of Object.entries(wrong)) {
  test(`${what} in a file's place is not kept, whichever file it is`, async () => {
    const newer = { ...notes, 'ko/notes/a/': ours('note a, new') };
    const changes = { 'app.css': 'css 2', '404.html': '404 2', [named('app', 'wasm', 'wasm 2')]: 'wasm 2' };
    const v2 = version(2, [home, newer], changes);
    for (const path of [...Object.keys(changes), 'app.js', packName(newer)]) {
      const caches = new FakeCaches();
      const old = await installed(caches);
      const w = world(v2, caches, {});
      w.instead[path] = spoil(v2.server[path]);
      await assert.rejects(w.fire('install'), path);
      assert.equal(w.messages.at(-1).failed, 'network');
      old.online = false;
      for (const [page, text] of Object.entries({ ...home, ...notes })) assert.equal(await (await old.ask(page)).text(), text, `${path}: the old ${page} stays`);
      for (const [file, text] of Object.entries(version(1, pages).table.files)) if (file !== '404.html') assert.equal(await (await old.ask(file, 'cors')).text(), version(1, pages).server[file], `${path}: the old ${file} stays`);
      const again = world(v2, caches, {});
      await again.fire('install');
      await again.fire('activate');
      again.online = false;
      assert.equal(await (await again.ask('ko/notes/a/')).text(), ours('note a, new'), `${path}: once it is right, the new version comes`);
      for (const file of Object.keys(v2.table.files)) if (file !== '404.html') assert.equal(await (await again.ask(file, 'cors')).text(), v2.server[file]);
    }
  });
}

test('what a cache has kept wrongly is asked for past the cache', async () => {
  const caches = new FakeCaches();
  await installed(caches);
  const newer = { ...notes, 'ko/notes/a/': ours('note a, new') };
  const w = world(version(2, [home, newer]), caches, {});
  w.cached[packName(newer)] = portal; // kept for a year while a portal stood before the host
  w.cached['app.js'] = 'js1'; // the host says 304 to everything
  await w.fire('install');
  assert.deepEqual(w.fetched.sort(), ['app.js', 'app.js', packName(newer), packName(newer)].sort());
});

test('a first visit behind a captive portal keeps nothing of the portal', async () => {
  const caches = new FakeCaches();
  const w = world(version(1, pages), caches);
  await w.fire('install');
  for (const path of ['ko/notes/a/', 'ko/', wasm, builder, packName(home), packName(notes)]) w.instead[path] = portal;
  await w.fire('activate');
  await w.fill();
  assert.equal(await (await w.ask('ko/')).text(), portal, 'it is shown: who must log in must see it');
  assert.equal(await (await w.ask(wasm, 'cors')).text(), portal);
  assert.equal(await (await w.ask(builder, 'cors')).text(), portal);
  w.instead = {};
  assert.equal(await (await w.ask('ko/')).text(), ours('today'));
  assert.equal(await (await w.ask(builder, 'cors')).text(), 'builder');
  await w.fill();
  w.online = false;
  assert.equal(await (await w.ask('ko/notes/a/')).text(), ours('note a'));
  assert.equal(await (await w.ask(wasm, 'cors')).text(), 'wasm');
  assert.equal(await (await w.ask(builder, 'cors')).text(), 'builder');
});

test('a page that the version in use does not know is shown and not kept', async () => {
  const w = await installed(new FakeCaches());
  w.instead['ko/newer/'] = ours('of the next version');
  assert.equal(await (await w.ask('ko/newer/')).text(), ours('of the next version'));
  w.silent = true;
  assert.equal((await w.ask('ko/newer/')).status, 404, 'nor waited for without end');
  w.silent = false;
  w.online = false;
  assert.equal((await w.ask('ko/newer/')).status, 404);
});

test('a version that takes over deletes nothing that a newer one counts on', async () => {
  const caches = new FakeCaches();
  await installed(caches);
  const two = { ...notes, 'ko/notes/a/': ours('note a, 2') }, three = { ...notes, 'ko/notes/a/': ours('note a, 3') };
  const b = world(version(2, [home, two]), caches, {});
  await b.fire('install');
  const c = world(version(3, [home, three]), caches, {});
  await c.fire('install');
  b.registration.waiting = {}; // the third came while the second was being switched to
  await b.fire('activate');
  c.online = false;
  await c.fire('activate');
  for (const page of Object.keys(home)) assert.equal((await c.ask(page)).status, 200);
  assert.equal(await (await c.ask('ko/notes/a/')).text(), ours('note a, 3'));
  const keys = await (await caches.open('notelab-store')).keys();
  assert.ok(!keys.some((k) => k.url.includes(packName(two).slice(7))), 'the third tidies up after both');
});

test('a version that takes over while a newer one is being fetched waits with tidying up', async () => {
  const caches = new FakeCaches();
  await installed(caches);
  const b = world(version(2, [home, notes]), caches, {});
  await b.fire('install');
  const c = world(version(3, [home, { ...notes, 'ko/notes/a/': ours('note a, 3') }], { 'app.css': 'css 3' }), caches, {});
  await Promise.all([c.fire('install'), b.fire('activate')]);
  await c.fire('activate');
  c.online = false;
  for (const page of [...Object.keys(home), ...Object.keys(notes)]) assert.equal((await c.ask(page)).status, 200, page);
});

test('pages follow a version that takes over, but not the first one of all', async () => {
  const caches = new FakeCaches();
  const first = await installed(caches);
  assert.ok(!first.messages.some((m) => m.type === 'taken'));
  const w = world(version(2, pages), caches, {});
  await w.fire('install');
  assert.ok(!w.messages.some((m) => m.type === 'taken'), 'not before it is told to');
  await w.fire('activate');
  assert.ok(w.messages.some((m) => m.type === 'taken'));
});

test('a take-over waits until the worker in use is at rest, and not without end', async () => {
  const caches = new FakeCaches();
  const old = await installed(caches);
  const w = world(version(2, pages), caches, {});
  await w.fire('install');
  let heard = null;
  w.registration.active = { postMessage: (data, ports) => { heard = { data, ports }; } };
  const taken = w.fire('message', { data: { type: 'activate' } });
  await new Promise((done) => setImmediate(done));
  assert.equal(heard.data.type, 'rest');
  await taken; // nobody answered: the pauses of this world pass at once
  assert.ok(w.skipped);
  await old.ask('ko/');
  const said = [];
  await old.fire('message', { data: { type: 'rest' }, ports: [{ postMessage: (m) => said.push(m) }] });
  assert.equal(said.length, 1);
});

test('a take-over waits for no answer of the host', async () => {
  const caches = new FakeCaches();
  await installed(caches);
  const w = world(version(2, pages), caches, {});
  await w.fire('install');
  w.silent = true;
  await w.fire('activate');
  assert.equal(await (await w.ask('ko/notes/a/')).text(), ours('note a'));
  const fresh = world(version(1, pages), new FakeCaches());
  await fresh.fire('install');
  fresh.silent = true;
  await fresh.fire('activate');
  assert.equal((await fresh.ask('app.css', 'no-cors')).status, 200);
});

test('a worker cut short anywhere is no program', () => {
  const text = source.replace('"__NOTELAB_SITE__"', JSON.stringify(version(1, pages).table)).trimEnd();
  new vm.Script(text);
  for (let n = 1; n < text.length; n++) if (n < 100 || n % 97 === 0 || /[;}\n]/.test(text[n - 1])) assert.throws(() => new vm.Script(text.slice(0, n)), SyntaxError, `the first ${n} characters`);
});
