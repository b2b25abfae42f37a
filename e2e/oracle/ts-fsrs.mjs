// Histories scheduled by ts-fsrs, the reference implementation of FSRS-6, for
// the test of app/review. Prints one history a paragraph:
//
//   retention steps steps        desired retention, learning and relearning steps
//   at rating state stability difficulty due lapses
//
// at and due are seconds from the first answer's midnight. The random numbers
// are the file's own, so that the same version prints the same bytes:
//
//   node e2e/oracle/ts-fsrs.mjs > app/review/testdata/ts-fsrs.txt
import { fileURLToPath } from 'node:url';
import { createEmptyCard, fsrs, generatorParameters } from 'ts-fsrs';

// mulberry32
let seed = 20261126;
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const pick = (list) => list[Math.floor(random() * list.length)];

const day = 86400, origin = Date.UTC(2026, 10, 26) / 1000;

export function histories(n = 150) {
  const out = [];
  for (let h = 0; h < n; h++) {
    const retention = pick([0.7, 0.8, 0.85, 0.9, 0.95, 0.97]);
    const learning = pick([['1m', '10m'], ['10m'], ['1m', '10m', '60m'], []]);
    const relearning = pick([['10m'], ['5m', '30m'], []]);
    const f = fsrs(generatorParameters({ request_retention: retention, learning_steps: learning, relearning_steps: relearning, enable_fuzz: false, enable_short_term: true }));
    let at = Math.floor(random() * day);
    let card = createEmptyCard(new Date((origin + at) * 1000));
    const lines = [`${retention} ${learning.join(',') || 'none'} ${relearning.join(',') || 'none'}`];
    for (let i = 1 + Math.floor(random() * 12); i > 0; i--) {
      const rating = pick([1, 1, 2, 3, 3, 3, 3, 4]);
      card = f.next(card, new Date((origin + at) * 1000), rating).card;
      const due = card.due.getTime() / 1000 - origin;
      // At the longest interval, a century, ts-fsrs adds a day to keep ratings
      // apart; nobody will see it.
      if (due - at > 36000 * day) break;
      lines.push([at, rating, card.state, card.stability.toFixed(8), card.difficulty.toFixed(8), due, card.lapses].join(' '));
      // On time, early, late, and minutes later.
      at = Math.floor(Math.max(at + 61, pick([due, due + random() * 3 * day, at + random() * (due - at), due + random() * 90 * day, at + 61 + random() * 3600])));
    }
    out.push(lines.join('\n'));
  }
  return out.join('\n\n') + '\n';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(histories());
