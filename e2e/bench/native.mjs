// notelab build over generated courses: time, memory, sizes, and what a change
// costs a returning reader.
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { program, root } from '../lib/server.mjs';
import { course as real } from './lib/course.mjs';
import { course } from './lib/notes.mjs';
import { MB, kB } from './lib/report.mjs';
import { measured } from './lib/run.mjs';
import { binaries, files, size, update } from './lib/site.mjs';

export async function native(report, work) {
  const at = (name) => join(work, name);
  const build = async (name) => measured(program, ['build', at(name), '-o', at(`${name}-site`)]);

  course(at('n10'), 10);
  const markdown = course(at('n1000'), 1000);
  await build('n10');
  const a = await build('n1000');
  report.add({ what: 'notelab build of 1,000 notes, time', kind: 'time', value: a.seconds, limit: 5, shown: `${a.seconds.toFixed(1)} s`, allowed: 'at most 5 s',
    lines: [`${MB(markdown)} of Markdown, ${files(at('n1000-site')).length} files with brotli and gzip beside them, ${a.cpu.toFixed(1)} s of processor time`] });
  const memory = (what, rss) => rss
    ? report.add({ what, kind: 'bytes', value: rss, limit: 200e6, shown: `${(rss / 1e6).toFixed(0)} MB`, allowed: 'at most 200 MB' })
    : report.skip(what, 'this system has no /proc');
  memory('notelab build of 1,000 notes, memory at most', a.rss);
  await growth(report, a, at, build);

  // Every page both sites have: notes and screens. Outline and Today list notes
  // and sections, one page of them at most: they are shown beside.
  const large = new Set(files(at('n1000-site')));
  const pages = files(at('n10-site')).filter((f) => f.endsWith('.html') && large.has(f))
    .map((f) => ({ f, ten: size(at('n10-site'), f), thousand: size(at('n1000-site'), f) }))
    .sort((x, y) => y.thousand / y.ten - x.thousand / x.ten);
  const lists = pages.filter((p) => /^((ko|en)\/(notes\/)?)?index\.html$/.test(p.f));
  const worst = pages.find((p) => !lists.includes(p)), note = pages.find((p) => /\/notes\/note-/.test(p.f));
  const show = (p) => `${p.f}: ${kB(p.ten)} at 10, ${kB(p.thousand)} at 1,000`;
  report.add({ what: "a page's HTML at 1,000 notes, times that at 10", kind: 'bytes', value: worst.thousand / worst.ten, limit: 1.2,
    shown: `${(worst.thousand / worst.ten).toFixed(2)} x (${worst.f.replace(/index\.html$/, '')})`, allowed: 'at most 1.2 x',
    lines: [`largest growth of a note: ${show(note)}`, ...lists.map((p) => `a list: ${show(p)}`)] });

  const [small, big] = [binaries(at('n10-site')), binaries(at('n1000-site'))];
  const same = small.length >= 3 && small.join() === big.join();
  report.add({ what: 'binaries at 1,000 notes', kind: 'count', value: same ? 0 : 1, limit: 0, shown: same ? `the same ${small.length}` : `differ: ${big.join(', ')}`, allowed: 'the same bytes' });

  // One paragraph more in one note, for the course here and for a large one.
  const cost = (name, from, to) => {
    const list = update(from, to), total = list.reduce((n, f) => n + f.bytes, 0);
    const wasm = list.filter((f) => f.path.endsWith('.wasm')).length;
    report.add({ what: `one note of ${name} changed, returning reader`, kind: 'bytes', value: wasm ? Infinity : total, limit: 50e3,
      shown: `${kB(total)}, ${wasm ? `${wasm} wasm` : 'no wasm'}`, allowed: 'at most 50 kB, no wasm', lines: list.slice(0, 5).map((f) => `${f.path} ${kB(f.bytes)}`) });
  };
  const more = '\n\n바뀐 문단이다. 요청은 한도를 넘으면 거절된다.\n';
  cpSync(join(root, 'notes'), at('edited'), { recursive: true });
  appendFileSync(join(at('edited'), 'ko', 'ecs-networking.md'), more);
  await build('edited');
  cost('the course', await real(work), at('edited-site'));
  appendFileSync(join(at('n1000'), 'ko', 'note-00500.md'), more);
  cpSync(at('n1000-site'), at('before'), { recursive: true });
  await build('n1000');
  cost('1,000', at('before'), at('n1000-site'));
}

/** Three times the notes; left out where a thousand took too long already. */
async function growth(report, a, at, build) {
  const what = 'notelab build of 3,000 notes, times that of 1,000';
  if (a.seconds > 20) return report.skip(what, `1,000 notes took ${a.seconds.toFixed(0)} s`);
  course(at('n3000'), 3000);
  const c = await build('n3000');
  // Processor time where it is known: others may be busy on this machine.
  const value = a.cpu && c.cpu ? c.cpu / a.cpu : c.seconds / a.seconds;
  report.add({ what, kind: 'time', value, limit: 3.3, shown: `${value.toFixed(2)} x (${c.seconds.toFixed(1)} s, ${(c.rss / 1e6).toFixed(0)} MB)`, allowed: 'at most 3.3 x' });
}
