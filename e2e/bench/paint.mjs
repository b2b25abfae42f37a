// First and largest contentful paint of a note against bare static pages with
// the same text, from the same host in the same run, on a slowed machine and a
// slow network. Then the same for a second visit, and for the way to the next
// note.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { launch } from '../lib/chromium.mjs';
import { offlineReady } from '../lib/page.mjs';
import { course, hosted } from './lib/course.mjs';
import { kB, median, ms } from './lib/report.mjs';
import { wake, withTab } from './lib/tab.mjs';

export const slug = 'api-throttling-backoff'; // the longest note, with two simulators
const runs = 3;

/**
 * Writes the note as two bare pages into the built site: "inline" with its
 * style inside and nothing else to load, "linked" with the style sheet beside
 * it. Neither has a script.
 */
export function bare(out, name = slug) {
  const html = readFileSync(join(out, 'ko', 'notes', name, 'index.html'), 'utf8')
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n?/, '')
    .replace(/<script\b[^>]*>.*?<\/script>\n?/gs, '')
    .replace(/<link rel="(manifest|icon|apple-touch-icon)"[^>]*>\n?/g, '');
  const link = /<link rel="stylesheet"[^>]*>/;
  if (!link.test(html)) throw new Error(`the page of ${name} links to no style`);
  const style = readFileSync(join(out, 'app.css'), 'utf8');
  for (const [kind, text] of [['inline', html.replace(link, () => `<style>${style}</style>`)], ['linked', html]]) {
    const dir = join(out, 'bare', kind);
    mkdirSync(dir, { recursive: true });
    // Without an icon of its own the browser would ask for one.
    const data = text.replace('</head>', '<link rel="icon" href="data:,">\n</head>');
    writeFileSync(join(dir, 'index.html'), data);
    writeFileSync(join(dir, 'index.html.br'), brotliCompressSync(data));
  }
}

/** Collects paints as they happen. */
function watchPaints() {
  window.bench = { fcp: 0, lcp: 0 };
  new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.name === 'first-contentful-paint') window.bench.fcp = e.startTime; }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) window.bench.lcp = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
}

async function paints(page, url) {
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => window.bench.fcp > 0 && window.bench.lcp > 0);
  // The largest paint is known once the page has been quiet for a moment.
  return page.evaluate(() => new Promise((done) => {
    let last = -1;
    const look = () => { if (window.bench.lcp === last) done(window.bench); else { last = window.bench.lcp; setTimeout(look, 250); } };
    look();
  }));
}

const slowly = { cpu: 4, network: true, init: watchPaints };
const medians = (list) => ({ fcp: median(list.map((x) => x.fcp)), lcp: median(list.map((x) => x.lcp)) });

export async function paint(report, work) {
  bare(await course(work));
  await hosted(work, async (site) => {
    const browser = await launch();
    try {
      await firstVisit(report, browser, site);
      await secondVisit(report, browser, site);
      await nextNote(report, browser, site);
      await withoutGo(report, browser, site);
    } finally {
      await browser.close();
    }
  });
}

async function firstVisit(report, browser, site) {
  const urls = { note: `/ko/notes/${slug}/`, inline: '/bare/inline/', linked: '/bare/linked/' };
  const got = { note: [], inline: [], linked: [] };
  let early = [];
  for (let n = 0; n < runs; n++)
    for (const [kind, path] of Object.entries(urls))
      got[kind].push(await withTab(browser, slowly, async (page) => {
        const p = await paints(page, site.url + path);
        if (kind === 'note' && n === 0)
          early = await page.evaluate((fcp) => performance.getEntriesByType('resource').filter((e) => e.startTime < fcp)
            .map((e) => `${new URL(e.name).pathname} ${e.encodedBodySize}`), p.fcp);
        return p;
      }));
  const m = Object.fromEntries(Object.entries(got).map(([k, list]) => [k, medians(list)]));
  const lines = [`slow 4G, processor slowed 4 times, phone, medians of ${runs}: ${Object.entries(m).map(([k, v]) => `${k} ${ms(v.fcp)} / ${ms(v.lcp)}`).join('; ')}`,
    `asked for before the first paint: ${early.join(', ')}`];
  const ratio = (a, b, key) => a[key] / b[key];
  for (const [key, name] of [['fcp', 'first'], ['lcp', 'largest']])
    report.add({ what: `${name} contentful paint, times the bare page`, kind: 'time', value: ratio(m.note, m.linked, key), limit: 1.15,
      shown: `${ratio(m.note, m.linked, key).toFixed(2)} x`, allowed: 'at most 1.15 x', lines: key === 'fcp' ? lines : [] });
  // The policy of every page allows no style inside it, so this is out of reach
  // by the round trip that a style sheet takes.
  report.note('the same against a bare page with its style inside', `${ratio(m.note, m.inline, 'fcp').toFixed(2)} x first, ${ratio(m.note, m.inline, 'lcp').toFixed(2)} x largest`);
}

async function secondVisit(report, browser, site) {
  const note = await withTab(browser, { worker: true, init: watchPaints }, async (page, tab) => {
    await page.goto(site.url + '/ko/notes/ecs-networking/');
    await offlineReady(page);
    await tab.cdp.send('Network.enable');
    await tab.slow(4);
    const list = [];
    for (let n = 0; n < runs; n++) list.push(await paints(page, `${site.url}/ko/notes/${slug}/`));
    return medians(list);
  });
  // The processor is slowed for both, the network for neither: the copy needs
  // none, and a bare page would lose everything on a slow one.
  const plain = await withTab(browser, { init: watchPaints, cpu: 4 }, async (page) => {
    const list = [];
    for (let n = 0; n < runs + 1; n++) list.push(await paints(page, site.url + '/bare/inline/'));
    return medians(list.slice(1));
  });
  report.add({ what: 'second visit, note readable, times the bare page', kind: 'time', value: note.fcp / plain.fcp, limit: 1.2,
    shown: `${(note.fcp / plain.fcp).toFixed(2)} x`, allowed: 'at most 1.2 x', lines: [`loopback, processor slowed 4 times: from the copy ${ms(note.fcp)}, bare page ${ms(plain.fcp)}`] });
}

async function nextNote(report, browser, site) {
  const list = await withTab(browser, { worker: true, init: watchPaints }, async (page) => {
    await page.goto(site.url + '/ko/notes/ecs-components-roles/');
    await offlineReady(page);
    const out = [];
    for (const path of ['ecs-networking', 'credential-chain', 'sigv4-signing']) {
      const p = await paints(page, `${site.url}/ko/notes/${path}/`);
      const woken = await wake(page);
      out.push({ fcp: p.fcp, lcp: woken });
    }
    return medians(out);
  });
  report.note('next note, from the copy on loopback', `readable after ${ms(list.fcp)}, woken islands after ${ms(list.lcp)} more`);
}

/** What works before the program arrives, which on a slow link it cannot in time. */
async function withoutGo(report, browser, site) {
  const works = await withTab(browser, {}, async (page) => {
    await page.route('**/*.wasm', () => {}); // never answered
    await page.goto(`${site.url}/ko/notes/${slug}/`);
    const input = page.locator('[data-island=quiz] input').first();
    await page.locator('[data-island=quiz] label').first().click();
    const out = { 'choosing an option': await input.isChecked() };
    await page.locator('[data-island=quiz] details.answer summary').first().click();
    out['opening an answer'] = await page.locator('[data-island=quiz] details.answer').first().evaluate((d) => d.open);
    const next = page.locator('main .nextnote a[rel=next]');
    const href = await next.getAttribute('href');
    await next.click();
    await page.waitForURL('**' + href);
    out['next note'] = await page.locator('article h1').isVisible();
    await page.locator('nav.tabs a').nth(3).click();
    await page.waitForURL('**/lab/');
    out.menu = await page.locator('main h1').first().isVisible();
    return out;
  });
  const missing = Object.entries(works).filter(([, ok]) => !ok).map(([k]) => k);
  report.add({ what: 'what works before WebAssembly', kind: 'count', value: 4 - missing.length, limit: 4, atLeast: true,
    shown: missing.length ? `not: ${missing.join(', ')}` : 'menu, next note, opening an answer, choosing', allowed: 'all four' });
}
