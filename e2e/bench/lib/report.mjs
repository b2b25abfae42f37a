// The table of a run: each budget with its limit, what was measured and a
// verdict. Bytes and counts are the same on every machine and fail the run;
// times depend on the machine and fail it only when asked to.

/** Collects rows; print() writes them and returns the exit code. */
export class Report {
  rows = [];

  constructor({ strict = false } = {}) { this.strict = strict; }

  /**
   * One budget. kind is 'bytes', 'count' or 'time'; value and limit are
   * compared as numbers (value <= limit, or >= with atLeast), shown and allowed
   * say the same for people. Further lines explain the figure.
   */
  add({ what, kind, value, limit, atLeast = false, shown = String(value), allowed = (atLeast ? 'at least ' : 'at most ') + limit, lines = [] }) {
    const fits = Number.isFinite(value) && (atLeast ? value >= limit : value <= limit);
    this.#push({ what, kind, shown, allowed, verdict: fits ? 'ok' : 'OVER', lines });
  }

  /** A figure without a budget of its own. */
  note(what, shown, lines = []) { this.#push({ what, kind: 'note', shown, allowed: '', verdict: '', lines }); }

  /** A budget that is not measured here, and why. */
  skip(what, why) { this.#push({ what, kind: 'skip', shown: why, allowed: '', verdict: 'left out', lines: [] }); }

  /** A budget whose measurement failed, which counts as over. */
  fail(what, err) { this.#push({ what, kind: 'failed', shown: String(err?.message ?? err).split('\n')[0], allowed: '', verdict: 'FAILED', lines: [] }); }

  #push(row) {
    this.rows.push(row);
    // Progress goes to the error stream, so that the table can be piped.
    console.error(`bench: ${row.what}: ${row.shown}${row.verdict ? ` (${row.verdict})` : ''}`);
  }

  print() {
    const head = { what: 'budget', allowed: 'limit', shown: 'measured', verdict: '' };
    const width = (key, most) => Math.min(most, Math.max(...[head, ...this.rows].map((r) => r[key].length)));
    const w = width('what', 62), a = width('allowed', 24), m = width('shown', 46);
    const line = (r) => `${r.what.padEnd(w)}  ${r.allowed.padEnd(a)}  ${r.shown.padEnd(m)}  ${r.verdict}`.trimEnd();
    console.log(line(head));
    console.log('-'.repeat(w + a + m + 12));
    for (const r of this.rows) {
      console.log(line(r));
      for (const l of r.lines) console.log(`    ${l}`);
    }
    const hard = this.rows.filter((r) => r.verdict === 'FAILED' || r.verdict === 'OVER' && (this.strict || r.kind !== 'time'));
    const soft = this.rows.filter((r) => r.verdict === 'OVER' && !hard.includes(r));
    if (soft.length) console.log(`\nTimes over budget, which fail with --strict only: ${soft.map((r) => r.what).join('; ')}`);
    if (hard.length) console.log(`\nOver budget: ${hard.map((r) => r.what).join('; ')}`);
    else console.log('\nNo byte or count is over its budget.');
    return hard.length ? 1 : 0;
  }
}

export const kB = (n) => `${(n / 1e3).toFixed(1)} kB`;
export const MB = (n) => `${(n / 1e6).toFixed(3)} MB`;
export const ms = (n) => `${n < 10 ? n.toFixed(1) : Math.round(n)} ms`;

export function median(list) {
  const s = [...list].sort((a, b) => a - b);
  return s.length % 2 ? s[(s.length - 1) / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2;
}
