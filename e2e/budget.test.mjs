// The budgets of the design that are bytes: alike on every machine.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bytes } from './bench/bytes.mjs';
import { Report } from './bench/lib/report.mjs';
import { sizes } from './bench/wasm.mjs';

test('binaries and first visits stay within their bytes', { timeout: 120000 }, async () => {
  const report = new Report();
  const work = mkdtempSync(join(tmpdir(), 'notelab-budget-'));
  try {
    sizes(report);
    await bytes(report, work);
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
  assert.ok(report.rows.length >= 4);
  assert.deepEqual(report.rows.filter((r) => r.verdict !== 'ok').map((r) => `${r.what}: ${r.shown}; want ${r.allowed}`), []);
});
