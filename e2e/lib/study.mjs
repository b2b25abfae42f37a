// A learner's past as a backup file: answers of some weeks, or of years, that
// follow from a seed alone.
import { createHash } from 'node:crypto';

const digits = 'abcdefghijklmnopqrstuvwxyz234567';
const id = (k) => { let s = ''; for (let i = 0; i < 26; i++) { s = digits[k % 32] + s; k = Math.floor(k / 32); } return s; };

/** Small numbers from a seed, the same everywhere. */
export function numbers(seed) {
  let s = seed >>> 0;
  return (n) => { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; return Math.floor(s / 2 ** 32 * n); };
}

/** The text of a backup file that holds these answers: {at, question, right, sure?, ms?}. */
export function backupOf(answers, zone = 540) {
  const lines = answers.map((a, k) => JSON.stringify({
    id: id(k + 1), at: a.at, device: id(7), kind: 'answered',
    data: { question: a.question, type: 'choice', chosen: [0], right: a.right, ...(a.sure && { sure: a.sure }), ms: a.ms ?? 20000, zone, where: 'review' },
  }));
  const body = [JSON.stringify({ format: 'notelab-progress', version: 1, events: lines.length, time: '2026-11-22T09:00:00Z' }), ...lines].join('\n') + '\n';
  return body + JSON.stringify({ end: 'notelab-progress', sha256: createHash('sha256').update(body).digest('hex') }) + '\n';
}

/** Ids of all questions of a course's index, in its order. */
export const questionsOf = (index) => index.sections.flatMap((s) => s.notes.flatMap((n) => (n.questions ?? []).map((q) => q.id)));

/**
 * Answers of so many days up to a time: on most days a few new questions and
 * some of the ones met before, sure more often when right.
 */
export function studied(questions, { now, days, perDay = 24, seed = 1 }) {
  const pick = numbers(seed);
  const met = [];
  const out = [];
  let fresh = 0;
  for (let day = days; day > 0; day--) {
    if (pick(10) < 3) continue;
    let at = now - day * 864e5 + pick(3600) * 1000;
    for (let n = 0; n < perDay; n++) {
      at += 60000 + pick(120000);
      const isNew = fresh < questions.length && (met.length === 0 || pick(3) === 0);
      const question = isNew ? questions[fresh++] : met[pick(met.length)];
      if (isNew) met.push(question);
      const hard = question.length % 5 === 0;
      const right = pick(100) < (isNew ? 60 : hard ? 62 : 90);
      const sure = pick(100) < (right ? 75 : 25) ? 'sure' : 'unsure';
      out.push({ at, question, right, sure, ms: 8000 + pick(60000) });
    }
  }
  return out;
}
