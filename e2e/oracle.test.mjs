// What Go tests compare with comes from reference implementations; these are
// still what they were.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './lib/server.mjs';
import { histories } from './oracle/ts-fsrs.mjs';

test('the histories that scheduling is compared with are those of ts-fsrs', () => {
  assert.equal(readFileSync(join(root, 'app/review/testdata/ts-fsrs.txt'), 'utf8'), histories());
});
