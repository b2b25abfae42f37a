// Editions of a site, as many as a test wants: the first two are built by the
// program from two states of a course, the others are made of the second by
// writing another letter wherever its own stands. In every edition all parts
// say which one they are of: each page in its title, the data, the style, the
// loader and the program.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notelab } from '../../lib/build.mjs';

export const note = '/ko/notes/torture/';
const sum = (data) => createHash('sha256').update(data).digest('hex').slice(0, 10);
const table = /const SITE = (\{.*\});/;
const pause = '400 * 2 ** n';

function write(dir, letter) {
  mkdirSync(join(dir, 'ko'), { recursive: true });
  writeFileSync(join(dir, 'course.yaml'), `title: 고문 판${letter}\nlanguages: [ko]\nblueprints: [exam.yaml]\nsections:\n  - id: one\n    title: 하나\n    notes: [torture, second]\n`);
  writeFileSync(join(dir, 'exam.yaml'), 'exam: TORTURE\nguide: "1"\nminutes: 30\nquestions: 10\nscored: 10\npass: 720\nkinds: [choice]\ndomains:\n  - id: D1\n    weight: 100\n    title: {ko: 하나, en: One}\n    tasks:\n      - id: T1\n        title: {ko: 하나, en: One}\n');
  const parts = [`---\ntitle: 고문\ntags: [D1.T1]\n---\n\n이 노트는 판${letter}에 있다.\n`];
  for (let n = 1; n <= 12; n++) parts.push(`## 절 ${n}\n\n본문이다.\n\n<!-- quiz id=choice-${n} tags="D1.T1" -->\n문제 ${n}\n\n- [x] 맞다\n  > 맞는 까닭\n- [ ] 틀리다\n  > 틀린 까닭\n- [ ] 아니다\n  > 아닌 까닭\n<!-- /quiz -->\n`);
  writeFileSync(join(dir, 'ko', 'torture.md'), parts.join('\n'));
  writeFileSync(join(dir, 'ko', 'second.md'), `---\ntitle: 둘째\n---\n\n판${letter}의 둘째 노트다.\n`);
}

function read(dir) {
  const files = new Map();
  for (const e of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const path = join(e.parentPath ?? e.path, e.name).slice(dir.length + 1);
    // Models of simulators are so many megabytes more of the same.
    if (e.isFile() && !/\.(br|gz)$|^[._]|sims-/.test(path)) files.set(path, readFileSync(join(dir, path)));
  }
  return files;
}

let built; // files of A and B as the program wrote them
function builds() {
  if (!built) {
    const dir = mkdtempSync(join(tmpdir(), 'notelab-editions-'));
    try {
      built = ['A', 'B'].map((letter) => {
        write(join(dir, letter), letter);
        notelab('build', join(dir, letter), '-o', join(dir, `site${letter}`));
        return read(join(dir, `site${letter}`));
      });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
  return built;
}

/**
 * One edition: its letter, its files by path, what its worker keeps by address,
 * and the addresses of its pages. rewrite may change the worker's source, to put
 * a worse one in its place.
 */
export function edition(letter, rewrite = (source) => source) {
  const [a, b] = builds();
  const from = letter === 'A' ? 'A' : 'B';
  const files = new Map();
  for (const [path, data] of from === 'A' ? a : b)
    files.set(path, /\.(html|json|webmanifest)$/.test(path) ? Buffer.from(data.toString().replaceAll(`판${from}`, `판${letter}`)) : data);
  let worker = files.get('sw.js').toString();
  const site = JSON.parse(table.exec(worker)[1]);
  for (const list of [site.files, site.sizes]) for (const path of Object.keys(list)) if (path.includes('sims-')) delete list[path];

  // A section of the program that a browser skips says of which edition it is.
  const [old] = Object.keys(site.files).filter((p) => /^assets\/app\./.test(p));
  const wasm = Buffer.concat([files.get(old), Buffer.from([0, 3, 1, 0x45, letter.charCodeAt(0)])]);
  const name = `assets/app.${sum(wasm)}.wasm`;
  files.delete(old);
  files.set(name, wasm);
  delete site.files[old];
  delete site.sizes[old];
  site.files[name] = '';
  files.set('app.js', Buffer.from(files.get('app.js').toString().replace(old, name) + `\ndocument.documentElement.dataset.edition = "${letter}";\n`));
  files.set('app.css', Buffer.from(files.get('app.css').toString() + `\n:root{--edition:"${letter}"}\n`));

  const kept = {}; // what must answer without the network: address -> hash
  for (const pack of site.packs) {
    const data = files.get(pack.name);
    const { parts, files: list } = JSON.parse(data);
    for (const [path, ...of] of list) kept['/' + path] = sum(of.map((i) => parts[i]).join(''));
    files.delete(pack.name);
    pack.name = `assets/pack.${sum(data)}.json`;
    files.set(pack.name, data);
  }
  for (const path of Object.keys(site.files)) {
    if (!path.startsWith('assets/')) site.files[path] = sum(files.get(path));
    site.sizes[path] = files.get(path).length;
    if (path !== '404.html') kept['/' + path] = sum(files.get(path));
  }
  site.version = sum(JSON.stringify(site));
  // The pauses between tries are a tenth, so that more can be tried.
  if (!worker.includes(pause)) throw new Error('the worker pauses in another way now');
  worker = rewrite(worker.replace(table, () => `const SITE = ${JSON.stringify(site)};`).replace(pause, '40 * 2 ** n'));
  files.set('sw.js', Buffer.from(worker));
  const pages = Object.keys(kept).filter((p) => p.endsWith('/') && p !== '/');
  return { letter, files, kept, pages, wasm: name };
}

/** One file of each kind that changes between editions. */
export const kinds = {
  worker: () => 'sw.js',
  pack: (e) => [...e.files.keys()].find((p) => p.startsWith('assets/pack.')),
  'last pack': (e) => [...e.files.keys()].findLast((p) => p.startsWith('assets/pack.')),
  program: (e) => e.wasm,
  loader: () => 'app.js',
  style: () => 'app.css',
  'page of errors': () => '404.html',
  manifest: () => 'manifest.webmanifest',
};
