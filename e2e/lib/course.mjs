// What the course contains, read from its sources: tests follow the notes.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { notelab } from './build.mjs';
import { root } from './server.mjs';

const dir = join(root, 'notes', 'ko');

/** Slugs of all notes, in the order of the course. */
export const slugs = [...readFileSync(join(root, 'notes', 'course.yaml'), 'utf8').matchAll(/notes: \[([^\]]*)\]/g)].flatMap((m) => m[1].split(',').map((s) => s.trim()));

for (const file of readdirSync(dir))
  if (file !== 'glossary.md' && !slugs.includes(file.replace(/\.md$/, ''))) throw new Error(`e2e: ${file} is in no section of course.yaml`);

/** Notes whose first questions have options to tap, for tests that answer by them. */
export const choices = slugs.slice(slugs.indexOf('api-throttling-backoff'));

/** Every simulator, as the program lists them. */
export const simulators = notelab('sim').trim().split('\n').map((line) => line.split(' ')[0]);

/** Every kind of page, with the address of each. */
export const pages = [
  ['today', '/ko/'], ['outline', '/ko/notes/'], ['quiz', '/ko/quiz/'], ['exam', '/ko/exam/'], ['lab', '/ko/lab/'],
  ['search', '/ko/search/'], ['glossary', '/ko/glossary/'], ['me', '/ko/me/'], ['stats', '/ko/stats/'], ['my', '/ko/my/'], ['notfound', '/ko/nowhere/'], ['root', '/'], ['english', '/en/'],
  ...slugs.map((s) => [`note ${s}`, `/ko/notes/${s}/`]),
  ...simulators.map((s) => [`sim ${s}`, `/ko/lab/${s}/`]),
];

/** The source of a note. */
export const source = (slug) => readFileSync(join(dir, slug + '.md'), 'utf8');
