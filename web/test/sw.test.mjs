// The service worker in Node, with caches and a network of our own: what it
// installs, what it answers, and that a failed update changes nothing.
import assert from 'node:assert/strict';
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

// A version of the site: what the server has, and the table the worker gets.
function version(n, pages, changes = {}) {
  const files = { 'app.css': 'css', 'app.js': 'js' + n, '404.html': '<!doctype html>404', 'assets/app.0.wasm': 'wasm', ...changes };
  const server = { ...files };
  const packs = Object.entries(pages).map(([name, content]) => {
    server[name] = pack(content);
    for (const [path, text] of Object.entries(content)) server[path] = text;
    return { name, bytes: 10 };
  });
  const table = { version: 'v' + n, live: false, late: ['assets/builder.0.wasm'], packs, files: {}, sizes: {} };
  for (const [path, text] of Object.entries(files)) { table.files[path] = path.startsWith('assets/') ? '' : 'h' + text; table.sizes[path] = text.length; }
  server['assets/builder.0.wasm'] = 'builder';
  return { table, server };
}

// The world one worker runs in. Caches are shared between versions.
function world(v, caches, active = null, live = false) {
  const w = { online: true, fetched: [], broken: new Set(), messages: [], handlers: {}, skipped: false };
  const fetchIt = async (r) => {
    const url = new URL(typeof r === 'string' ? r : r.url);
    const path = decodeURIComponent(url.pathname.slice('/study/'.length));
    w.fetched.push(path);
    if (!w.online || w.broken.has(path)) throw new TypeError('network');
    const text = v.server[path];
    return new Response(text ?? 'host 404', { status: text === undefined ? 404 : 200, headers: { 'content-type': path.endsWith('/') || path === '' || path.endsWith('.html') ? 'text/html' : 'text/plain' } });
  };
  const client = { url: scope + 'ko/notes/a/?q=1', postMessage: (m) => w.messages.push(m) };
  const self = {
    location: new URL(scope + 'sw.js'), registration: { active },
    clients: { matchAll: async () => [client], claim: async () => { w.claimed = true; } },
    skipWaiting: async () => { w.skipped = true; },
    addEventListener: (type, f) => { w.handlers[type] = f; },
  };
  vm.runInNewContext(source.replace('"__NOTELAB_SITE__"', JSON.stringify({ ...v.table, live })), {
    self, caches, fetch: fetchIt, Response, URL, console, Date, Math, Promise, Object, Array, JSON, Set,
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

const pages = { 'assets/pack.1.json': { '': '<p>home', 'ko/': '<p>today' }, 'assets/pack.2.json': { 'ko/notes/a/': '<p>note a', 'ko/notes/한글/': '<p>hangul', 'data/ko/course.json': '{"a":1}', 'data/ko/search.base.json': '[1]', 'data/ko/search/a.json': '[2,3]', 'data/ko/search/b.json': '[]' } };

test('after the first visit every route answers without the server', async () => {
  const caches = new FakeCaches();
  const w = world(version(1, pages), caches);
  await w.fire('install');
  assert.ok(!w.fetched.includes('assets/app.0.wasm'), 'the shell alone is installed before the worker takes over');
  await w.fire('activate');
  assert.ok(w.claimed);
  await w.fill();
  const last = w.messages.at(-1);
  assert.equal(last.type, 'offline');
  assert.ok(last.complete && last.done === last.total && last.at > 0, JSON.stringify(last));
  w.online = false;
  for (const [path, want] of Object.entries({
    '': '<p>home', 'index.html': '<p>home', 'ko/': '<p>today', 'ko': '<p>today', 'ko/index.html': '<p>today',
    'ko/notes/a/': '<p>note a', 'ko/notes/a': '<p>note a', 'ko/notes/a.html': '<p>note a', 'ko/notes/a/?x=1&y': '<p>note a', 'ko/notes/%ED%95%9C%EA%B8%80/#x': '<p>hangul',
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
  assert.equal(await (await w.ask('assets/app.0.wasm', 'cors')).text(), 'wasm');
  assert.equal(await (await w.ask('app.css', 'no-cors')).text(), 'css');
});

test('what was opened is offline before the rest is', async () => {
  const w = world(version(1, pages), new FakeCaches());
  w.broken.add('assets/pack.1.json').add('assets/pack.2.json');
  await w.fire('install');
  await w.fire('activate');
  await w.fill();
  assert.equal(w.messages.at(-1).failed, 'network');
  w.online = false;
  assert.equal(await (await w.ask('ko/notes/a/')).text(), '<p>note a'); // was open when the worker took over
  assert.equal((await w.ask('ko/')).status, 404);
  w.online = true;
  assert.equal(await (await w.ask('ko/')).text(), '<p>today');
  w.online = false;
  assert.equal(await (await w.ask('ko/')).text(), '<p>today');
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
  const next = { ...pages, 'assets/pack.3.json': { ...pages['assets/pack.2.json'], 'ko/notes/a/': '<p>note a, new' } };
  delete next['assets/pack.2.json'];
  const w = world(version(2, next), caches, {});
  await w.fire('install');
  assert.deepEqual(w.fetched.sort(), ['app.js', 'assets/pack.3.json']);
  assert.ok(!w.skipped, 'an update is never forced');
  old.online = false;
  assert.equal(await (await old.ask('ko/notes/a/')).text(), '<p>note a', 'the old version stays whole');
  await w.fire('message', { data: { type: 'activate' } });
  assert.ok(w.skipped);
  await w.fire('activate');
  w.online = false;
  assert.equal(await (await w.ask('ko/notes/a/')).text(), '<p>note a, new');
  const keys = await (await caches.open('notelab-store')).keys();
  assert.ok(!keys.some((k) => k.url.includes('pack.2')), 'what no version needs is deleted');
});

test('an update that cannot be fetched whole leaves the old version as it was', async () => {
  const caches = new FakeCaches();
  const old = await installed(caches);
  const v2 = version(2, { ...pages, 'assets/pack.4.json': { 'ko/new/': '<p>new' } });
  const w = world(v2, caches, {});
  w.broken.add('assets/pack.4.json');
  await assert.rejects(w.fire('install'));
  assert.equal(w.fetched.filter((p) => p === 'assets/pack.4.json').length, 4, 'it tries again before it gives up');
  old.online = false;
  for (const path of ['', 'ko/', 'ko/notes/a/']) assert.equal((await old.ask(path)).status, 200, path);
  const again = world(v2, caches, {});
  await again.fire('install');
  assert.deepEqual(again.fetched, ['assets/pack.4.json'], 'the next try goes on where it stopped');
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
  v.server['ko/'] = '<p>edited';
  assert.equal(await (await w.ask('ko/')).text(), '<p>edited');
  w.online = false;
  assert.equal(await (await w.ask('ko/')).text(), '<p>edited');
  assert.equal(await (await w.ask('ko/notes/a/')).text(), '<p>note a');
});
