import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goTestInBrowser } from './lib/gotest.mjs';

test('the IndexedDB store keeps the store contract', { timeout: 180000 }, async () => {
  const { code, output } = await goTestInBrowser('./app/progress/idb');
  assert.equal(code, 0, output);
  assert.match(output, /--- PASS/, output);
});
