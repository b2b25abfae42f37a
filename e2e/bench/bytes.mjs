// What a first visit transfers until a note is readable, note by note, as a
// static host sends it: the page to the end of the note, and its style. What
// follows is the list of sources and data for the program, and the loader runs
// after the page: nobody waits for them in order to read.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { course } from './lib/course.mjs';
import { kB } from './lib/report.mjs';
import { sent, size } from './lib/site.mjs';

/** Brotli bytes of a page up to the end of the note. */
function untilRead(file) {
  const html = readFileSync(file);
  const end = html.indexOf('<section class="sources">');
  if (end < 0) throw new Error(`${file} lists no sources`);
  return brotliCompressSync(html.subarray(0, end), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: end } }).length;
}

export async function bytes(report, work) {
  const out = await course(work);
  const style = sent(out, 'app.css'), loader = sent(out, 'app.js');
  const slugs = readdirSync(join(out, 'ko', 'notes'), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
  const notes = slugs.map((slug) => {
    const page = `ko/notes/${slug}/index.html`;
    return { slug, html: sent(out, page), read: untilRead(join(out, page)), plain: size(out, page) };
  }).sort((a, b) => b.read - a.read);
  const worst = notes[0];
  report.add({ what: 'bytes until a note is readable, first visit', kind: 'bytes', value: worst.read + style, limit: 20e3,
    shown: `${kB(worst.read + style)} (${worst.slug})`, allowed: 'at most 20 kB',
    lines: [
      `app.css ${kB(style)}; behind it app.js ${kB(loader)}`,
      ...notes.map((n) => `${n.slug}: ${kB(n.read + style)}; the whole page ${kB(n.html)} (${kB(n.plain)} plain), with style and loader ${kB(n.html + style + loader)}`),
    ] });
}
