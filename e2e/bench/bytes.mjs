// What a first visit transfers until a note is readable, note by note: the
// page, its style and the loader, as a static host sends them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, serve } from '../lib/server.mjs';
import { course } from './lib/course.mjs';
import { kB } from './lib/report.mjs';
import { sent, size } from './lib/site.mjs';

/** Bytes the program's own server sends for a path in brotli. */
async function served(url) {
  const { request } = await import('node:http');
  return new Promise((done, fail) => request(url, { headers: { 'accept-encoding': 'br' } }, (res) => {
    let n = 0;
    res.on('data', (d) => { n += d.length; }).on('end', () => done(n));
  }).on('error', fail).end());
}

export async function bytes(report, work) {
  const out = await course(work);
  const shared = ['app.css', 'app.js'].map((f) => [f, sent(out, f)]);
  const sum = shared.reduce((n, [, b]) => n + b, 0);
  const slugs = readdirSync(join(out, 'ko', 'notes'), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
  const notes = slugs.map((slug) => {
    const page = `ko/notes/${slug}/index.html`;
    return { slug, html: sent(out, page), plain: size(out, page) };
  }).sort((a, b) => b.html - a.html);
  const worst = notes[0];
  const s = await serve(join(root, 'notes'));
  let live;
  try {
    live = await Promise.all([`/ko/notes/${worst.slug}/`, '/app.css', '/app.js'].map((p) => served(s.url + p)));
  } finally {
    await s.stop();
  }
  report.add({ what: 'bytes until a note is readable, first visit', kind: 'bytes', value: worst.html + sum, limit: 20e3,
    shown: `${kB(worst.html + sum)} (${worst.slug})`, allowed: 'at most 20 kB',
    lines: [
      ...shared.map(([f, b]) => `${f} ${kB(b)}`),
      ...notes.map((n) => `${n.slug}: page ${kB(n.html)} (${kB(n.plain)} plain), together ${kB(n.html + sum)}`),
      `the same by notelab serve: ${kB(live.reduce((a, b) => a + b))} = page ${kB(live[0])}, style ${kB(live[1])}, loader ${kB(live[2])}`,
    ] });
}
