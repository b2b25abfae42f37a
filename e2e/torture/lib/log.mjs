// The log as it lies in the database, read past the app, and what it amounts
// to beside what the screen said.

/** Every record of the log, events parsed; nothing when there is no database. */
export async function stored(page) {
  const records = await page.evaluate(async () => {
    if (!(await indexedDB.databases()).some((d) => d.name === 'notelab')) return [];
    const db = await new Promise((done, fail) => {
      const r = indexedDB.open('notelab');
      r.onsuccess = () => done(r.result);
      r.onerror = () => fail(r.error);
    });
    try {
      const all = db.transaction('events').objectStore('events').getAll();
      await new Promise((done, fail) => { all.onsuccess = done; all.onerror = () => fail(all.error); });
      return all.result.map((r) => r.e);
    } finally {
      db.close();
    }
  });
  const events = [], corrupt = [];
  for (const text of records) {
    try { events.push(JSON.parse(text)); } catch { corrupt.push(text); }
  }
  return { events, corrupt };
}

/**
 * Does something to the database past the app, in a page of its origin: f runs
 * there with { db, arg }.
 */
export async function raw(page, f, { version, arg } = {}) {
  const db = await page.evaluateHandle((version) => {
    const r = indexedDB.open('notelab', version);
    r.onupgradeneeded = () => {
      const have = r.result.objectStoreNames;
      if (!have.contains('events')) r.result.createObjectStore('events', { keyPath: 'seq', autoIncrement: true }).createIndex('id', 'id', { unique: true });
      if (version > 1 && !have.contains('checkpoints')) r.result.createObjectStore('checkpoints', { keyPath: 'key' });
      if (version > 2) r.result.createObjectStore('later');
    };
    return new Promise((done, fail) => {
      r.onsuccess = () => done(r.result);
      r.onerror = () => fail(r.error);
      r.onblocked = () => fail(new Error('blocked by an open tab'));
    });
  }, version);
  return page.evaluate(f, { db, arg });
}

/** What waits in localStorage for a start that can store it. */
export const owed = (page) => page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith('notelab.owed.')).map((k) => JSON.parse(localStorage[k])));

/** What an answer was: the word that was written. */
export const tokenOf = (event) => event.data.typed?.[0];

/**
 * Compares what the screen said with the events of a log. Confirmed answers that
 * are not there are lost; an answer that is there twice is duplicated. One that
 * was given and not confirmed may be there or not.
 */
export function judge(said, events) {
  const times = new Map(), ids = new Set();
  let duplicated = 0;
  for (const e of events) {
    if (ids.has(e.id)) duplicated++;
    ids.add(e.id);
    if (e.kind === 'answered' && tokenOf(e)) times.set(tokenOf(e), (times.get(tokenOf(e)) ?? 0) + 1);
  }
  const lost = [...said.saved].filter((t) => !times.has(t));
  for (const n of times.values()) duplicated += n - 1;
  return { tries: said.sent.size, lost: lost.length, duplicated, hung: said.hung.length, missing: lost };
}

/** Adds the counters of some verdicts up. */
export function sum(...rows) {
  const out = { tries: 0, lost: 0, duplicated: 0, hung: 0 };
  for (const r of rows) for (const k of Object.keys(out)) out[k] += r[k];
  return out;
}
