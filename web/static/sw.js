{(() => { // The first byte opens what the last one closes: a worker cut short is no program.
"use strict";

/* Notelab's service worker: the whole site offline.

   SITE is the table of this version, by content. Files are kept under
   "<path>?h=<hash>", pages under "~pack/<pack>/<path>": what did not change is
   found, not fetched, and an older version stays whole beside a newer one until
   that is complete and takes over. Routes of a complete version are one record
   of its own. Nothing is kept that is not, byte for byte, what the table says:
   a host may be half uploaded, a cache stale, and a captive portal says 200.

   First visit: the shell is installed, the worker takes over at once, and the
   rest is filled in while the page is being read. Later versions are filled in
   before they wait for the reader to switch.

   Messages in:  {type:"state"} fill in and report · {type:"activate"} switch to
   this version · {type:"rest"} from the next version's worker, answered when no
   page is being loaded. Messages out: {type:"offline", done, total, complete, at,
   failed} in bytes · {type:"taken"} this version has taken over from another. */
const SITE = "__NOTELAB_SITE__";
const SCOPE = new URL("./", self.location).href;
const STORE = "notelab-store"; // content of all versions
const STATE = "notelab-state"; // one record for each complete version
const SEEN = "notelab-seen"; // pages opened before the copy was complete
const MINE = "notelab-my"; // where the learner's own courses stand; like their caches never deleted here
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const AT_ONCE = 4; // requests at a time
const TRIES = 4;
const PATIENCE = 8000; // ms for a host's answer about a page that this version does not know

const TYPES = { html: "text/html; charset=utf-8", json: "application/json", txt: "text/plain; charset=utf-8", xml: "application/xml" };
const SHELL = Object.keys(SITE.files).filter((p) => /^(app\.(css|js)|live\.css|404\.html|manifest\.webmanifest|icon\.svg)$/.test(p));

const fileKey = (path) => SCOPE + encode(path) + (SITE.files[path] ? "?h=" + SITE.files[path] : "");
const packKey = (name) => SCOPE + "~pack/" + name.slice(name.lastIndexOf("/") + 1);
const encode = (path) => path.split("/").map(encodeURIComponent).join("/");
const pageKey = (name, path) => packKey(name) + "/" + encode(path);
const recordKey = () => SCOPE + "~version/" + SITE.version;
const searchKey = (path) => recordKey() + "/" + path;

/* ---- filling ------------------------------------------------------------ */

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// sum is the hash that a file of this version has: the table's, or the one in
// its name.
const sum = (path) => SITE.files[path] || (/\.([0-9a-f]{10})\.[^./]+$/.exec(path) || [])[1];

// right reports whether a response is what the table says. It reads a copy.
async function right(path, r) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await r.clone().arrayBuffer()));
  return Array.from(digest.subarray(0, 5), (b) => b.toString(16).padStart(2, "0")).join("") === sum(path);
}

// get fetches one file of this version, again and again with growing pauses.
// What is wrong may come from a cache: the next try goes past that, at once.
async function get(path) {
  let cache = path.startsWith("assets/") ? "default" : "no-cache";
  for (let n = 1; ; n++) {
    try {
      const r = await fetch(SCOPE + encode(path), { cache, redirect: "follow" });
      if (!r.ok && !(path === "404.html" && r.status === 404)) throw new Error(path + ": " + r.status);
      if (await right(path, r)) return r;
      if (cache !== "reload") { cache = "reload"; continue; }
      throw new Error(path + ": not this version's");
    } catch (e) {
      if (n >= TRIES) throw e;
      await wait((0.5 + Math.random()) * 400 * 2 ** n);
    }
  }
}

// A redirected response cannot answer a navigation; its body can.
async function clean(r, headers) {
  return new Response(await r.blob(), { status: 200, headers: headers || { "content-type": r.headers.get("content-type") || "application/octet-stream" } });
}

async function keepFile(store, path) {
  const key = fileKey(path);
  if (await store.match(key)) return;
  const r = await get(path);
  // Kept as it came, so that the browser's code cache works for the binaries.
  await store.put(key, r.redirected || r.status !== 200 ? await clean(r) : r);
}

function page(path, text) {
  const name = path === "" || path.endsWith("/") ? "index.html" : path;
  const headers = { "content-type": TYPES[name.slice(name.lastIndexOf(".") + 1)] || TYPES.txt };
  if (name.endsWith(".html")) headers["content-security-policy"] = CSP;
  return new Response(text, { headers });
}

// keepPack unpacks a pack; the list of its paths is written last and says that
// all of it is there.
async function keepPack(store, name) {
  const known = await store.match(packKey(name));
  if (known) return known.json();
  const pack = await (await get(name)).json();
  const paths = [];
  for (const [path, ...parts] of pack.files) {
    await store.put(pageKey(name, path), page(path, parts.map((i) => pack.parts[i]).join("")));
    paths.push(path);
  }
  await store.put(packKey(name), new Response(JSON.stringify(paths), { headers: { "content-type": TYPES.json } }));
  return paths;
}

let progress = { done: 0, total: 0, complete: false, at: 0, failed: "" };
let told = 0;

async function tell(extra, now) {
  Object.assign(progress, extra);
  if (!now && Date.now() - told < 200) return;
  told = Date.now();
  for (const c of await self.clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    c.postMessage({ type: "offline", ...progress });
  }
}

const record = async () => (await caches.open(STATE)).match(recordKey());

// alone runs f while no other version's worker does: what one has just found in
// the store, another must not delete. With ifFree it is left out instead of
// waiting.
const locks = self.navigator && self.navigator.locks;
const alone = (f, ifFree) => locks ? locks.request(SCOPE + "~store", { ifAvailable: !!ifFree }, (lock) => lock && f()) : f();

let filling = null;

// fill completes this version; a call while it runs joins in.
function fill() {
  filling = filling || fillNow().finally(() => { filling = null; });
  return filling;
}

async function fillNow() {
  const old = await record();
  if (!old) return alone(fetchAll);
  const { at, total } = await old.json();
  return tell({ done: total, total, complete: true, at, failed: "" }, true);
}

async function fetchAll() {
  const store = await caches.open(STORE);
  const routes = {};
  const jobs = [];
  for (const path of Object.keys(SITE.files)) jobs.push({ size: SITE.sizes[path] || 0, run: () => keepFile(store, path) });
  for (const p of SITE.packs) {
    jobs.push({ size: p.bytes, run: async () => { for (const path of await keepPack(store, p.name)) routes[path] = p.name; } });
  }
  // Text before the big binaries: it is what can be read.
  jobs.sort((a, b) => (a.size > 1e6) - (b.size > 1e6));
  const total = jobs.reduce((n, j) => n + j.size, 0);
  let done = 0, next = 0, failed = null;
  await tell({ done, total, complete: false, failed: "" }, true);
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < jobs.length && !failed) {
      const job = jobs[next++];
      try {
        await job.run();
        done += job.size;
        await tell({ done });
      } catch (e) {
        failed = e;
      }
    }
  }));
  if (failed) {
    await tell({ done, failed: failed.name === "QuotaExceededError" ? "quota" : "network" }, true);
    throw failed;
  }
  await joinSearch(store, routes);
  const at = Date.now();
  await (await caches.open(STATE)).put(recordKey(), new Response(JSON.stringify({ at, total, routes }), { headers: { "content-type": TYPES.json } }));
  table = null;
  await tell({ done: total, complete: true, at }, true);
}

// joinSearch makes each language's search index of its notes' parts.
async function joinSearch(store, routes) {
  const parts = {};
  for (const [path, name] of Object.entries(routes)) {
    const m = /^(data\/[^/]+\/search)(\.base|\/[^/]+)\.json$/.exec(path);
    if (m) (parts[m[1] + ".json"] = parts[m[1] + ".json"] || []).push([path, name]);
  }
  const state = await caches.open(STATE);
  for (const [path, list] of Object.entries(parts)) {
    const texts = [];
    for (const [p, name] of list.sort()) texts.push((await (await store.match(pageKey(name, p))).text()).trim().slice(1, -1));
    await state.put(searchKey(path), new Response("[" + texts.filter(Boolean).join(",") + "]", { headers: { "content-type": TYPES.json } }));
  }
}

/* ---- life --------------------------------------------------------------- */

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const store = await caches.open(STORE);
    if (self.registration.active) {
      return fill(); // the version in use stays until this one is whole
    }
    for (const path of SHELL) await keepFile(store, path);
  })());
});

self.addEventListener("activate", (event) => {
  const over = (async () => {
    const update = (await (await caches.open(STATE)).keys()).some((req) => req.url.startsWith(SCOPE + "~version/") && !req.url.startsWith(recordKey()));
    await alone(drop, true);
    await self.clients.claim();
    // A page that was only being loaded has not seen its worker change.
    if (update) for (const c of await self.clients.matchAll({ type: "window" })) c.postMessage({ type: "taken" });
  })();
  event.waitUntil(over);
  // What follows needs the network, for which no page may wait; it goes on at
  // the next message or visit.
  over.then(() => Promise.all([keepOpen(), fill()])).catch(() => {});
});

// keepOpen makes what is open now offline from now on.
async function keepOpen() {
  if (await record()) return;
  for (const c of await self.clients.matchAll({ type: "window" })) {
    const path = below(c.url);
    if (path === null || path.startsWith("my/")) continue;
    try {
      const r = await fetch(c.url, { cache: "default" });
      if (r.ok) await keepSeen(path, r);
    } catch (e) { /* offline already: nothing to keep */ }
  }
}

// keepSeen keeps a page as it was seen, if it is one of this site's: a captive
// portal answers under every address.
async function keepSeen(path, r) {
  const text = await r.text();
  if (!text.includes('<script type="application/json" id="page">')) return;
  await (await caches.open(SEEN)).put(SCOPE + encode(tidy(path)), new Response(text, { headers: { "content-type": TYPES.html, "content-security-policy": CSP } }));
}

// drop deletes what no longer belongs to this version. Other versions' content
// goes only now, when this version has taken over, and not while a newer one
// that counts on some of it is on its way.
async function drop() {
  if (self.registration.installing || self.registration.waiting) return;
  for (const name of await caches.keys()) {
    if (name.startsWith("notelab-") && !name.startsWith(MINE) && ![STORE, STATE, SEEN].includes(name)) await caches.delete(name);
  }
  const files = new Set([...Object.keys(SITE.files), ...SITE.late].map((path) => new URL(fileKey(path)).href));
  const packs = new Set(SITE.packs.map((p) => packKey(p.name)));
  const store = await caches.open(STORE);
  for (const req of await store.keys()) {
    const m = /^(.*\/~pack\/[^/]+)/.exec(req.url);
    if (req.url.startsWith(SCOPE) && !(m ? packs.has(m[1]) : files.has(req.url))) await store.delete(req);
  }
  const state = await caches.open(STATE);
  for (const req of await state.keys()) if (req.url.startsWith(SCOPE + "~version/") && req.url !== recordKey() && !req.url.startsWith(recordKey() + "/")) await state.delete(req);
  if (await record()) {
    const seen = await caches.open(SEEN);
    for (const req of await seen.keys()) if (req.url.startsWith(SCOPE)) await seen.delete(req);
  }
}

self.addEventListener("message", (event) => {
  const type = event.data && event.data.type;
  if (type === "activate") event.waitUntil(atRest().then(() => self.skipWaiting()));
  if (type === "rest") event.waitUntil(rest().then(() => event.ports[0].postMessage("")));
  if (type === "state") event.waitUntil(fill().catch(() => {}));
});

// A worker that is asked for something at the moment at which it should go is
// let go by Chromium only after half a minute without any request. So the next
// one waits until no page is being loaded, which it learns from the one in use;
// one that does not know the question is not waited for long.
let lastAsked = 0; // when the last request came

async function rest() {
  for (const end = Date.now() + 3000; Date.now() - lastAsked < 400 && Date.now() < end;) await wait(100);
}

function atRest() {
  const old = self.registration.active;
  if (!old || !old.postMessage) return Promise.resolve();
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = done;
    old.postMessage({ type: "rest" }, [port2]);
    setTimeout(done, 4000);
  }).then(() => port1.close());
}

/* ---- answering ---------------------------------------------------------- */

// below is the decoded path under the scope, or null for another site's.
function below(url) {
  if (!url.startsWith(SCOPE)) return null;
  const path = url.slice(SCOPE.length).replace(/[?#].*$/s, "");
  try { return decodeURIComponent(path); } catch (e) { return path; }
}

// tidy brings the ways to write a page's address into one.
function tidy(path) {
  path = path.replace(/\/{2,}/g, "/").replace(/(^|\/)index\.html$/, "$1");
  if (path !== "404.html" && path.endsWith(".html")) path = path.slice(0, -5) + "/";
  return path;
}

let table = null; // routes of this version, once it is complete

async function routes() {
  if (!table) {
    const r = await record();
    table = r ? (await r.json()).routes : {};
    if (!r) { const t = table; table = null; return t; }
  }
  return table;
}

// kept answers a page or data file from the copy, or returns undefined.
async function kept(path) {
  const all = await routes();
  if (/^data\/[^/]+\/search\.json$/.test(path)) return (await caches.open(STATE)).match(searchKey(path));
  const names = [tidy(path), tidy(path) + "/"];
  const seen = async () => {
    for (const p of names) {
      const r = await (await caches.open(SEEN)).match(SCOPE + encode(p));
      if (r) return r;
    }
  };
  if (SITE.live) { // what was seen is newer than the copy
    const r = await seen();
    if (r) return r;
  }
  for (const p of names) {
    if (Object.hasOwn(all, p)) {
      const r = await (await caches.open(STORE)).match(pageKey(all[p], p));
      if (r) return r;
    }
  }
  const r = await seen();
  if (r) return r;
  // The copy is not complete yet, but this page's pack may be there.
  const store = await caches.open(STORE);
  if (!Object.keys(all).length) {
    for (const pk of SITE.packs) {
      for (const p of names) {
        const r = await store.match(pageKey(pk.name, p));
        if (r) return r;
      }
    }
  }
}

async function missing() {
  const r = await (await caches.open(STORE)).match(fileKey("404.html"));
  if (!r) return new Response("offline", { status: 504, headers: { "content-type": TYPES.txt } });
  return new Response(await r.blob(), { status: 404, headers: { "content-type": TYPES.html, "content-security-policy": CSP } });
}

// mine answers a page of the learner's own courses, which exist nowhere else.
// The record under a course's address names the cache of its pages.
async function mine(path, navigation) {
  const at = await (await caches.open(MINE)).match(SCOPE + path.split("/").slice(0, 2).map(encodeURIComponent).join("/") + "/");
  const name = at && await at.text();
  if (name && await caches.has(name)) {
    const pages = await caches.open(name);
    for (const p of [tidy(path), tidy(path) + "/"]) {
      const r = await pages.match(SCOPE + encode(p), { ignoreVary: true });
      if (r) return r;
    }
  }
  return navigation ? missing() : new Response("", { status: 404 });
}

// keepRight keeps a file that came for a page, if it is right; if it is not, and
// a cache is to blame, the right one is fetched past that.
async function keepRight(store, path, r) {
  if (!await right(path, r)) {
    r = await fetch(SCOPE + encode(path), { cache: "reload" });
    if (!r.ok || r.redirected || !await right(path, r)) return;
  }
  await store.put(fileKey(path), r);
}

// file answers one of the site's files from the copy, else from the network,
// keeping what comes.
async function file(request, path, later) {
  const store = await caches.open(STORE);
  const hit = await store.match(fileKey(path));
  if (hit && !(SITE.live && !path.startsWith("assets/"))) return hit;
  try {
    const r = await fetch(request);
    // A live site's table is behind its files: those must not enter under the
    // table's hash.
    if (r.ok && r.status === 200 && !r.redirected && (!SITE.live || path.startsWith("assets/"))) later(keepRight(store, path, r.clone()));
    return r.ok || !hit ? r : hit;
  } catch (e) {
    if (hit) return hit;
    throw e;
  }
}

async function network(request, path, navigation) {
  const r = await fetch(request);
  // A complete version has all its pages; one that it does not know is of another.
  if (navigation && r.ok && (r.headers.get("content-type") || "").startsWith("text/html") && (SITE.live || !(await record()))) keepSeen(path, r.clone()).catch(() => {});
  return r;
}

async function answer(request, path) {
  const navigation = request.mode === "navigate";
  if (SITE.live) {
    try { return await network(request, path, navigation); } catch (e) { /* the server is gone: the copy answers */ }
    return (await kept(path)) || (navigation ? missing() : Response.error());
  }
  const hit = await kept(path);
  if (hit) return hit;
  const asked = network(request, path, navigation);
  // Where all pages are known, one more is not worth waiting for on a line that is dead.
  const late = navigation && await record() ? wait(PATIENCE).then(missing) : asked;
  try { return await Promise.race([asked, late]); } catch (e) { /* no network either */ }
  return navigation ? missing() : Response.error();
}

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const path = below(request.url);
  if (request.method !== "GET" || path === null || path === "sw.js" || request.headers.has("range")) return;
  const navigation = request.mode === "navigate";
  lastAsked = Date.now();
  if (path.startsWith("my/")) return event.respondWith(mine(path, navigation));
  if (Object.hasOwn(SITE.files, path) && path !== "404.html" || SITE.late.includes(path)) return event.respondWith(file(request, path, (p) => event.waitUntil(p.catch(() => {}))));
  if (path.startsWith("assets/")) return; // a pack, or another version's asset
  event.respondWith(answer(request, path));
  if (navigation && !progress.complete) event.waitUntil(fill().catch(() => {}));
});
})();}
