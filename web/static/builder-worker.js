// The worker for the learner's own notes. It reads files, keeps them in
// IndexedDB, has the builder (a Go program) make pages of them, and keeps the
// pages in Cache Storage, where the service worker finds them. Everything heavy
// or hostile happens here, off the page's thread, and the page may end this
// worker at any moment: a new version of a course counts only once `commit` has
// put its record in place, and what an ended worker left behind is swept.
"use strict";

const DB = "notelab-my";
// Own pages stand in a cache of their generation; the cache POINTERS says, under
// the course's address, which one is current.
const POINTERS = "notelab-my";
const pagesOf = (id, gen) => `notelab-my/${id}/${gen}`;
// What the server sends with the site's own pages.
const HEADERS = {
  "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

const say = (message) => postMessage(JSON.stringify(message));
const died = (e) => say({ kind: "dead", detail: String(e?.stack ?? e ?? "the builder ended") });
const at = (stage, n = 0, of = 0) => say({ kind: "at", stage, n, of });

// Trouble is an error with a reason the page has words for.
class Trouble extends Error {
  constructor(why, detail = "") { super(detail || why); this.why = why; }
}
function reason(e) {
  if (e?.why) return e.why;
  switch (e?.name) {
    case "QuotaExceededError": return "full";
    case "VersionError": return "blocked";
    case "NotFoundError": case "NotReadableError": return "read";
    case "SecurityError": case "InvalidStateError": case "UnknownError": return "unavailable";
  }
  return "";
}

// ---- storage ---------------------------------------------------------------

const result = (r) => new Promise((ok, bad) => { r.onsuccess = () => ok(r.result); r.onerror = () => bad(r.error); });
const complete = (tx) => new Promise((ok, bad) => {
  tx.oncomplete = () => ok();
  tx.onabort = () => bad(tx.error ?? new Trouble("", "the transaction was given up"));
});
const PATIENCE = 15000; // milliseconds to wait for a lock
const STRICT = { durability: "strict" };

let opened;
function open() {
  return opened ??= new Promise((ok, bad) => {
    if (!self.indexedDB || !self.caches) return bad(new Trouble("unavailable"));
    const r = indexedDB.open(DB, 1);
    r.onupgradeneeded = () => {
      r.result.createObjectStore("courses", { keyPath: "id" });
      r.result.createObjectStore("files", { keyPath: ["id", "src", "path"] }).createIndex("src", ["id", "src"]);
    };
    r.onblocked = () => bad(new Trouble("blocked"));
    r.onerror = () => bad(r.error);
    r.onsuccess = () => { r.result.onversionchange = () => r.result.close(); ok(r.result); };
  });
}
// Every file of one source generation, and nothing else.
const filesOf = (id, src) => IDBKeyRange.bound([id, src], [id, src, []]);
const course = async (db, id) => result(db.transaction("courses").objectStore("courses").get(id));
const stored = async (db, id, src) => result(db.transaction("files").objectStore("files").getAll(filesOf(id, src)));

// alone runs f while no other tab changes the course. A worker that is ended
// gives its lock up, though one that hangs does so only after seconds: that long
// is waited for it.
async function alone(id, f, patience = 0) {
  if (!navigator.locks) return f();
  const name = "notelab-my/" + id;
  if (!patience) {
    return navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) throw new Trouble("busy");
      return f();
    });
  }
  let granted = false;
  try {
    return await navigator.locks.request(name, { signal: AbortSignal.timeout(patience) }, () => { granted = true; return f(); });
  } catch (e) {
    throw granted ? e : new Trouble("busy");
  }
}

// sweep removes what belongs to no current version of a course: what an ended
// worker left behind, or what a new version has replaced.
async function sweep(db, id, current) {
  for (const name of await caches.keys()) {
    if (name.startsWith(`notelab-my/${id}/`) && name !== (current && pagesOf(id, current.gen))) await caches.delete(name);
  }
  const tx = db.transaction("files", "readwrite");
  const done = complete(tx);
  const store = tx.objectStore("files");
  for (const [, src] of await sources(store, IDBKeyRange.bound([id], [id, []]))) {
    if (src !== current?.src) store.delete(filesOf(id, src));
  }
  await done;
}

// sources lists the generations of files that are stored, as [id, src].
const sources = (store, range) => new Promise((ok, bad) => {
  const found = [], r = store.index("src").openKeyCursor(range, "nextunique");
  r.onerror = () => bad(r.error);
  r.onsuccess = () => { const c = r.result; if (!c) return ok(found); found.push(c.key); c.continue(); };
});

// point makes a generation the one that is shown.
async function point(root, c) {
  const pointers = await caches.open(POINTERS);
  await pointers.put(`${root}my/${c.id}/`, new Response(pagesOf(c.id, c.gen)));
}

// ---- the jobs --------------------------------------------------------------

async function list(job) {
  const db = await open();
  const courses = await result(db.transaction("courses").objectStore("courses").getAll());
  const byID = new Map(courses.map((c) => [c.id, c]));
  // A tab may have been closed between the record and what follows from it.
  const ids = new Set(byID.keys());
  for (const name of await caches.keys()) if (name.startsWith("notelab-my/")) ids.add(name.split("/")[1]);
  for (const [id] of await sources(db.transaction("files").objectStore("files"), null)) ids.add(id);
  const pointers = await caches.open(POINTERS);
  for (const id of ids) {
    try {
      await alone(id, async () => {
        const c = await course(db, id); // again, under the lock
        const shown = await pointers.match(`${job.root}my/${id}/`);
        if (c && (!shown || await shown.text() !== pagesOf(id, c.gen))) await point(job.root, c);
        if (!c && shown) await pointers.delete(`${job.root}my/${id}/`);
        await sweep(db, id, c);
      });
    } catch (e) {
      if (e.why !== "busy") throw e;
    }
  }
  courses.sort((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1));
  say({ kind: "listed", list: courses });
}

async function remove(job) {
  const db = await open();
  await alone(job.id, async () => {
    const tx = db.transaction("courses", "readwrite", STRICT);
    tx.objectStore("courses").delete(job.id);
    await complete(tx);
    await (await caches.open(POINTERS)).delete(`${job.root}my/${job.id}/`);
    await sweep(db, job.id, null);
  }, PATIENCE);
  await list(job);
}

// gather returns the files of the new version and makes sure they are stored.
async function gather(db, job, given) {
  if (job.stored) {
    const files = await stored(db, job.id, job.src);
    if (files.length === 0) throw new Trouble("gone");
    return files;
  }
  at("read", 0, given.length);
  const fresh = [];
  for (const f of given) {
    const bytes = f.text !== undefined ? new TextEncoder().encode(f.text) : new Uint8Array(await f.file.arrayBuffer());
    fresh.push({ id: job.id, src: job.src, path: f.path, bytes });
    at("read", fresh.length, given.length);
  }
  const names = new Set(fresh.map((f) => f.path));
  if (job.from) {
    if (!await course(db, job.id)) throw new Trouble("gone");
    for (const f of await stored(db, job.id, job.from)) if (!names.has(f.path)) fresh.push({ ...f, src: job.src });
  }
  if (fresh.length > job.maxFiles) throw new Trouble("many");
  if (fresh.reduce((sum, f) => sum + f.bytes.length, 0) > job.maxTotal) throw new Trouble("much");
  const tx = db.transaction("files", "readwrite", STRICT);
  for (const f of fresh) tx.objectStore("files").put(f);
  await complete(tx);
  return fresh;
}

// load starts the builder and returns what the simulators declare. Both are
// fetched here, when the first note asks for them.
async function load(job) {
  at("load");
  try {
    const sims = fetch(job.root + "sims.json").then((r) => { if (!r.ok) throw new Error("sims.json " + r.status); return r.text(); });
    importScripts(job.root + job.exec);
    const go = new Go();
    const { instance } = await WebAssembly.instantiateStreaming(fetch(job.root + job.wasm), go.importObject);
    await new Promise((ok, bad) => {
      self.notelabBuilderUp = ok;
      const ended = (e) => { bad(e); died(e); };
      go.run(instance).then(ended, ended);
    });
    return await sims;
  } catch (e) {
    throw new Trouble("load", String(e));
  }
}

// press has the builder make the pages and returns the course's record.
function press(job, files, pages, sims) {
  return new Promise((ok, bad) => {
    const base = `${job.root}my/${job.id}/`;
    const host = {
      say: (text) => postMessage(text),
      put: (list) => Promise.all(list.map((f) => pages.put(
        base + f.path.split("/").map(encodeURIComponent).join("/").replace(/(^|\/)index\.html$/, "$1"),
        new Response(f.bytes, { headers: { ...HEADERS, "content-type": f.type } })))),
      done: (text) => ok(JSON.parse(text)),
      fail: (why, detail) => bad(new Trouble(why, detail)),
      refuse: bad,
    };
    // What comes out of here is no Go panic, which the builder catches itself,
    // but the end of the whole program: a stack or a memory used up.
    try { notelabBuild(JSON.stringify(job), files, host, sims); } catch (e) { died(e); }
  });
}

async function build(job, given) {
  const db = await open();
  await alone(job.id, async () => {
    const before = await course(db, job.id);
    try {
      const files = await gather(db, job, given);
      const sims = await load(job);
      await caches.delete(pagesOf(job.id, job.gen)); // of a worker that was ended
      const made = await press(job, files, await caches.open(pagesOf(job.id, job.gen)), sims);
      at("save");
      const tx = db.transaction("courses", "readwrite", STRICT);
      tx.objectStore("courses").put(made);
      await complete(tx);
      // The new version counts from here on; the rest follows from the record.
      // Should even the pointer find no room, the old pages make some.
      await point(job.root, made).catch(async () => { await sweep(db, job.id, made); await point(job.root, made); });
      await sweep(db, job.id, made);
      say({ kind: "done", course: made });
    } catch (e) {
      // The old version, if there is one, was not touched.
      await sweep(db, job.id, await course(db, job.id).catch(() => before)).catch(() => {});
      throw e;
    }
  }, PATIENCE);
}

// The builder goes on in callbacks, whose errors end here.
addEventListener("unhandledrejection", (e) => died(e.reason));
addEventListener("error", (e) => died(e.error ?? e.message));

onmessage = async ({ data: { job, files } }) => {
  try {
    await { build, list, remove }[job.op](job, files);
  } catch (e) {
    say({ kind: "failed", why: reason(e), detail: String(e?.stack ?? e) });
  }
};
