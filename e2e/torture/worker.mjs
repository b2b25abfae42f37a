// The worker before bad hosts: the old version stays whole, the new one comes
// whole or not at all, and the learner decides when.
import { createServer } from 'node:http';
import { launch } from '../lib/chromium.mjs';
import { alive, settled } from '../lib/page.mjs';
import { badHost, caching, captive, ways } from './lib/badhost.mjs';
import { edition, kinds } from './lib/editions.mjs';
import { follow, letter, Reader, result, zeroes } from './lib/reader.mjs';

/** A browser, a host of the first edition, and a reader who has all of it and has answered a question. */
async function stage(ctx, counts, { rewrite, headers, browser, answered = true } = {}) {
  if (!browser) {
    browser = await launch();
    ctx.defer(() => browser.close());
  }
  const host = await badHost(edition('A', rewrite));
  if (headers) host.headers = headers;
  ctx.defer(() => host.stop());
  const reader = await Reader.open(ctx, browser, host, counts);
  await reader.settle();
  if (answered) await reader.answer();
  return { browser, host, reader };
}

/**
 * Goes from edition to edition until the time is up. bad(host, next, n) makes the
 * host bad in a way and names it; the reader looks, loses nothing, and has the
 * next edition once the host is well.
 */
async function editions(ctx, bad, { rewrite, silent } = {}) {
  const counts = zeroes();
  const { host, reader } = await stage(ctx, counts, { rewrite });
  const end = Date.now() + ctx.seconds * 1000;
  for (let n = 1; n === 1 || Date.now() < end; n++) {
    const next = edition(letter(n), rewrite);
    host.edition = next;
    const what = await bad(host, next, n);
    if (what === undefined) break;
    counts.tries++;
    const { waiting } = silent ? await glance(reader) : await reader.look();
    if (waiting) {
      reader.count('lost', `${what}: ${next.letter} is offered though it is not whole`);
      // Who takes it has it: that is what the offer says.
      await reader.take(next, { when: what });
      await reader.whole(what);
    } else {
      await reader.whole(what, { silent });
    }
    host.mend();
    if (counts.hung) return result(counts); // and whatever follows waits as well
    if (!waiting) {
      await reader.take(next, { when: `after ${what}` });
      await reader.whole(`after ${what}`, { pages: 1 });
    }
    if (counts.why.length > 8) break;
  }
  host.mend();
  await reader.remembers();
  return result(counts);
}

/** Lets the browser look for an edition and does not wait for what comes of it. */
async function glance(reader) {
  const before = reader.host.asked.length;
  await reader.page.evaluate(() => { navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => {}); });
  for (let n = 0; n < 200 && reader.host.asked.length === before; n++) await new Promise((done) => setTimeout(done, 25));
  return { waiting: false };
}

/** One file in one way after the other, every pair before any again. */
function halfDeployed(ctx) {
  const pairs = [];
  for (const kind of Object.keys(kinds)) for (const way of Object.keys(ways)) if (kind !== 'worker' || way !== 'nothing') pairs.push([kind, way]);
  for (let i = pairs.length - 1; i > 0; i--) { const j = ctx.random(i + 1); [pairs[i], pairs[j]] = [pairs[j], pairs[i]]; }
  return (host, next, n) => {
    const [kind, way] = pairs[n % pairs.length];
    const at = kinds[kind](next);
    host.spoil = (path, r) => (path === at && r.status === 200 ? ways[way](r, ctx.random) : r);
    return `${kind}: ${way}`;
  };
}

async function serverGone(ctx, host, silence) {
  let left = [0, 1, 2, 3, 5, 8][ctx.random(6)];
  const k = left;
  host.spoil = (path, r) => (left-- > 0 ? r : silence ? 'silence' : null);
  return `${silence ? 'silence' : 'gone'} after ${k} answers`;
}

/** Another site that takes every redirect and lets everybody read. */
async function elsewhere(ctx) {
  const server = createServer((req, res) => res.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' }).end('<!doctype html>log in'));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  ctx.defer(() => new Promise((done) => { server.close(done); server.closeAllConnections(); }));
  return `http://127.0.0.1:${server.address().port}/`;
}

// Workers that are worse than ours, each in one way.
const must = (source, from, to) => {
  if (!source.includes(from)) throw new Error(`the worker has no ${from}`);
  return source.replace(from, to);
};
const trusting = (source) => must(source, '=== sum(path);', '!== "";'); // takes what comes
const byName = (source) => must(source, '(SITE.files[path] ? "?h=" + SITE.files[path] : "")', '""'); // keeps files by name alone
const patient = (source) => must(source, 'const hit = await kept(path);', 'const hit = await fetch(SCOPE + encode(path)).catch(() => kept(path));'); // asks the network first

export const cases = [
  { name: 'half a deploy', seconds: 40, run: (ctx) => editions(ctx, halfDeployed(ctx)) },
  { name: 'the server gone during an update', seconds: 15, run: (ctx) => editions(ctx, (host) => serverGone(ctx, host, false)) },
  { name: 'the server silent during an update', seconds: 15, run: (ctx) => editions(ctx, (host) => serverGone(ctx, host, true), { silent: true }) },
  {
    name: 'a captive portal', seconds: 20, async run(ctx) {
      const away = await elsewhere(ctx);
      const answers = [
        ['a portal', captive],
        ['a portal that names types right', (path, r) => ({ ...captive(), type: r.type })],
        ['a redirect to another site', () => ({ status: 302, type: 'text/html', body: Buffer.alloc(0), headers: { location: away, 'access-control-allow-origin': '*' } })],
        ['a portal for all but the worker', (path, r) => (path === 'sw.js' ? r : captive())],
        ['a redirect for all but the worker', (path, r) => (path === 'sw.js' ? r : { status: 302, type: 'text/html', body: Buffer.alloc(0), headers: { location: away, 'access-control-allow-origin': '*' } })],
      ];
      return editions(ctx, (host, next, n) => {
        const [what, answer] = answers[n % answers.length];
        host.spoil = answer;
        return what;
      });
    },
  },
  {
    name: 'wrong cache headers', seconds: 25, async run(ctx) {
      const counts = zeroes();
      const browser = await launch();
      ctx.defer(() => browser.close());
      const end = Date.now() + ctx.seconds * 1000;
      for (const [what, headers] of Object.entries(caching)) {
        const { host, reader } = await stage(ctx, counts, { headers, browser, answered: false });
        for (const l of Date.now() < end ? ['B', 'C'] : ['B']) {
          counts.tries++;
          host.edition = edition(l);
          // Some hours later: what the host says of the worker it is asked for past the cache.
          await reader.page.evaluate(() => localStorage.setItem('notelab.looked', '1'));
          await reader.page.reload();
          await reader.page.locator('.toast').waitFor({ timeout: 20000 }).catch(() => {}); // take counts it
          await reader.take(host.edition, { when: what });
        }
        await reader.whole(what);
        await reader.context.close();
      }
      return result(counts);
    },
  },
  {
    name: 'ten versions skipped', seconds: 20, async run(ctx) {
      const counts = zeroes();
      // The page of the first visit, which no worker controlled when it was loaded.
      const { host, reader } = await stage(ctx, counts, { answered: false });
      counts.tries++;
      host.edition = edition('K');
      await reader.take(host.edition, { when: 'ten at once' });
      await reader.whole('ten at once', { pages: Infinity });
      await reader.answer();
      // And ten that are offered and never wanted, before one that is.
      for (let n = 0; n < 10; n++) {
        host.edition = edition(letter(11 + n));
        const { waiting } = await reader.look();
        if (!waiting) reader.count('lost', `${host.edition.letter} does not come`);
      }
      counts.tries++;
      await reader.whole('ten offered');
      await reader.take(host.edition, { when: 'the tenth' });
      await reader.whole('the tenth');
      await reader.remembers();
      return result(counts);
    },
  },
  { name: 'an update in the middle of a mock exam', seconds: 30, run: exam },
  { name: 'tabs that load while another takes the update', seconds: 20, run: (ctx) => tabs(ctx) },
  { name: 'a version that comes while another is being taken', seconds: 20, run: overtaken },
  { name: 'a new version during the first visit', seconds: 15, run: firstVisit },

  { name: 'half a deploy, a worker that takes what comes', fault: 'lost', seconds: 8, run: (ctx) => editions(ctx, halfWrong(ctx), { rewrite: trusting }) },
  { name: 'an update, a worker that keeps files by name', fault: 'duplicated', seconds: 8, run: (ctx) => editions(ctx, (host) => serverGone(ctx, host, false), { rewrite: byName }) },
  { name: 'a silent server, a worker that asks the network first', fault: 'hung', seconds: 8, run: (ctx) => editions(ctx, (host) => serverGone(ctx, host, true), { rewrite: patient, silent: true }) },
];

/** Wrong bytes in the style and the loader, which no program trips over. */
function halfWrong(ctx) {
  return (host, next, n) => {
    const at = kinds[['style', 'manifest', 'page of errors'][n % 3]](next);
    host.spoil = (path, r) => (path === at ? ways['an HTML page'](r, ctx.random) : r);
    return `${at}: an HTML page`;
  };
}

/** An exam goes on with its answers and its clock; nothing changes until the learner says so. */
async function exam(ctx) {
  const counts = zeroes();
  const { host, reader } = await stage(ctx, counts);
  const { page } = reader;
  const open = async () => { await alive(page); await settled(page); };
  const block = page.locator('.block.exam');
  const at = (n) => block.locator('header b').getByText(`문제 ${n} / 10`, { exact: true }).waitFor();
  const given = [];
  const give = async (n) => {
    await at(n);
    const stem = await block.locator('.stem').innerText();
    await block.focus();
    await page.keyboard.press(String(1 + ctx.random(3)));
    await block.locator('.opts input:checked').waitFor({ state: 'attached' });
    await page.locator('.exambar .save').getByText('저장됨').waitFor();
    given[n] = [stem, await block.locator('.opts li:has(input:checked) .body').allInnerTexts()];
  };
  const next = () => block.getByRole('button', { name: '다음' }).click();
  await page.goto('/ko/exam/');
  await open();
  await page.getByRole('button', { name: '모의고사 시작' }).click();
  let last = 0;
  for (let n = 1; n <= 3; n++) {
    await give(++last);
    await next();
  }
  for (const l of ['B', 'C']) {
    counts.tries++;
    await page.evaluate(() => { window.exam = true; });
    // A deploy that is not whole is none.
    host.edition = edition(l);
    host.spoil = (path, r) => (path.startsWith('assets/pack.') ? null : r);
    if ((await reader.look()).waiting) reader.count('lost', 'half an update is offered');
    host.mend();
    // A whole one is offered, and the exam goes on as it was.
    if (!(await reader.look()).waiting) reader.count('lost', 'no update is offered');
    await page.locator('.toast').waitFor();
    await give(++last);
    await next();
    await at(last + 1);
    if (!await page.evaluate(() => window.exam)) reader.count('lost', 'the page was changed unasked');
    await reader.take(host.edition, { when: 'in the exam' });
    await open();
    await page.locator('summary', { hasText: '문제 목록' }).click();
    for (let n = 1; n <= last; n++) {
      await page.getByRole('button', { name: new RegExp(`^문제 ${n},`) }).click();
      await at(n);
      const now = [await block.locator('.stem').innerText(), await block.locator('.opts li:has(input:checked) .body').allInnerTexts()];
      if (JSON.stringify(now) !== JSON.stringify(given[n])) reader.count('lost', `question ${n} was ${JSON.stringify(given[n])} and is ${JSON.stringify(now)}`);
    }
    await next();
    await at(last + 1);
  }
  return result(counts);
}

/** One tab takes the update while others are anywhere in loading a page. */
async function tabs(ctx) {
  const counts = zeroes();
  const { host, reader } = await stage(ctx, counts);
  const others = [await reader.tab('/ko/'), await reader.tab('/ko/me/')];
  const end = Date.now() + ctx.seconds * 1000;
  for (let n = 1; n === 1 || Date.now() < end; n++) {
    counts.tries++;
    const next = edition(letter(n));
    host.edition = next;
    if (!(await reader.look()).waiting) { reader.count('lost', `${next.letter} does not come`); break; }
    await reader.page.locator('.toast .btn.pri').waitFor();
    const pick = () => reader.edition.pages[ctx.random(reader.edition.pages.length)];
    const wait = (ms) => new Promise((done) => setTimeout(done, ms));
    const lag = [ctx.random(150), ctx.random(150), ctx.random(150)];
    const loads = others.map(async (t, i) => { await wait(lag[i]); await t.goto(pick()).catch(() => {}); });
    await wait(lag[2]);
    await reader.page.evaluate(() => { window.old = true; });
    await reader.page.locator('.toast .btn.pri').click();
    await Promise.all(loads);
    reader.edition = next;
    for (const t of [reader.page, ...others]) {
      // A tab may be loaded once more to follow; what counts is where it comes to rest.
      const rest = await settle(t, next.letter);
      const where = `a tab rests at ${t.url().replace(host.url, '')} with ${JSON.stringify(rest)}`;
      if (!rest) reader.count('hung', where);
      else if (new Set(Object.values(rest)).size > 1) reader.count('duplicated', where);
      else if (rest.page !== next.letter) reader.count('lost', where);
    }
    await reader.whole('tabs', { pages: 1 });
    if (counts.why.length > 8) break;
  }
  await reader.remembers();
  return result(counts);

  async function settle(t, want) {
    let said = null;
    // A worker that was answering when it should go is let go by Chromium once
    // it has been idle for half a minute: nothing may be asked of it meanwhile.
    await t.waitForFunction((want) => document.title.includes('판' + want), want, { timeout: follow }).catch(() => {});
    for (const until = Date.now() + 10000; Date.now() < until;) {
      await t.waitForLoadState('load', { timeout: 10000 }).catch(() => {});
      const parts = await reader.parts(t).catch(() => null); // being loaded again
      if (parts) {
        said = parts;
        if (Object.values(parts).every((l) => l === want)) break;
      }
      await new Promise((done) => setTimeout(done, 50));
    }
    return said;
  }
}

/** The learner takes a version at the moment at which a newer one is found. */
async function overtaken(ctx) {
  const counts = zeroes();
  const { host, reader } = await stage(ctx, counts);
  const end = Date.now() + ctx.seconds * 1000;
  for (let n = 1; n === 1 || Date.now() < end; n += 2) {
    counts.tries++;
    const b = edition(letter(n)), c = edition(letter(n + 1));
    host.edition = b;
    if (!(await reader.look()).waiting) { reader.count('lost', `${b.letter} does not come`); break; }
    await reader.page.locator('.toast .btn.pri').waitFor();
    host.edition = c;
    const ask = reader.page.evaluate(() => { window.old = true; return navigator.serviceWorker.getRegistration().then((r) => { r.update().catch(() => {}); }); });
    await new Promise((done) => setTimeout(done, ctx.random(400)));
    await reader.page.locator('.toast .btn.pri').click({ timeout: 2000 }).catch(() => {});
    await ask.catch(() => {});
    // The one that was tapped may be replaced before it could take over: then
    // the newer one is offered in its place.
    await reader.page.waitForFunction(() => !window.old && document.readyState === 'complete' && window.notelab?.offline.complete, null, { timeout: 10000 }).catch(() => {});
    const got = (await reader.parts(reader.page)).page;
    reader.edition = [b, c].find((e) => e.letter === got) ?? reader.edition;
    await reader.one(reader.page, reader.edition.letter, 'overtaken');
    await reader.whole(`${b.letter} overtaken by ${c.letter}`, { pages: 1 });
    if (reader.edition !== c) await reader.take(c, { when: 'the newer one' });
    await reader.whole('the newer one', { pages: 1 });
    if (counts.why.length > 8) break;
  }
  await reader.remembers();
  return result(counts);
}

/** The host changes, or a portal comes, while the first copy is being made. */
async function firstVisit(ctx) {
  const counts = zeroes();
  const browser = await launch();
  ctx.defer(() => browser.close());
  const end = Date.now() + ctx.seconds * 1000;
  for (let n = 0; n < 2 || Date.now() < end; n++) {
    counts.tries++;
    const host = await badHost(edition('A'));
    ctx.defer(() => host.stop());
    const reader = await Reader.open(ctx, browser, host, counts);
    const { page } = reader;
    // From a file on that the worker asks for, all is different.
    let left = ctx.random(30);
    const k = left;
    host.spoil = (path, r) => {
      if (left-- > 0) return r;
      return n % 2 ? captive() : null;
    };
    // Where not even the worker comes whole, nothing is said of a copy.
    await page.waitForFunction(() => window.notelab?.offline.failed || window.notelab?.offline.complete, null, { timeout: 8000 }).catch(() => {});
    host.edition = edition('B');
    host.mend();
    const when = `${n % 2 ? 'a portal' : 'gone'} after ${k}`;
    await page.reload();
    const found = await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((r) => r?.active), null, { timeout: 20000 }).then(() => true, () => false);
    if (!found) reader.count('lost', `${when}: no worker comes`);
    if (!found) continue;
    const rest = async () => Object.values(await reader.parts(page)).every((l) => l === 'B');
    // The first copy was never whole, or it was; either way the newest is one tap away.
    const { waiting } = await reader.look();
    if (waiting) {
      await page.locator('.toast .btn.pri').waitFor();
      await page.evaluate(() => { window.old = true; });
      await page.locator('.toast .btn.pri').click();
      await page.waitForFunction(() => !window.old && document.readyState === 'complete', null, { timeout: follow }).catch(() => reader.count('lost', `${when}: the tap does nothing`));
    }
    await page.waitForFunction(() => window.notelab?.offline.complete, null, { timeout: 20000 }).catch(() => reader.count('lost', `${when}: no copy is made`));
    if (!await rest()) await reader.one(page, 'B', when);
    reader.edition = host.edition;
    await reader.whole(when, { pages: 1 });
    await reader.context.close();
    if (counts.why.length > 8) break;
  }
  return result(counts);
}
