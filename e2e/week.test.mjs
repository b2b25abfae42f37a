// A week of study on a fake clock: on every day as many questions are due as the
// reference implementation of FSRS-6 says.
import assert from 'node:assert/strict';
import { createEmptyCard, fsrs, generatorParameters } from 'ts-fsrs';
import { restore } from './lib/backup.mjs';
import { alive, desktop, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { backupOf } from './lib/study.mjs';

const s = scene();
const reference = fsrs(generatorParameters({ request_retention: 0.9, learning_steps: ['1m', '10m'], relearning_steps: ['10m'], enable_fuzz: false }));
// On a clock that is five hours ahead of UTC, days of study in Seoul begin at midnight.
const shifted = (at) => new Date(at + 5 * 36e5);
const dayOf = (date) => Math.floor(date.getTime() / 864e5);

/** One question of each paragraph, so that no two are siblings, of the kinds that are read in a note. */
async function bank() {
  const index = await (await fetch(s.url + '/data/ko/course.json')).json();
  const out = [];
  for (const section of index.sections) for (const note of section.notes) {
    const seen = new Set();
    const full = await (await fetch(`${s.url}/data/ko/quiz/${note.slug}.json`)).json();
    for (const q of note.questions ?? []) {
      const key = q.at ?? '';
      if (seen.has(key) || !['choice', 'multiple'].includes(q.type)) continue;
      seen.add(key);
      out.push({ id: q.id, prompt: full.find((f) => f.id === q.id).prompt });
    }
  }
  return out;
}

s.it('a week of study asks what the reference says, day by day', async ({ page }) => {
  const start = new Date('2026-11-02T12:00:00+09:00').getTime();
  await page.clock.install({ time: new Date(start) });
  const list = (await bank()).slice(0, 24);
  // What was learnt on the first day: some at once, some at the second try.
  const answers = [];
  const cards = new Map();
  list.forEach((q, n) => {
    for (const [k, minutes] of [0, 12, 24].slice(0, n % 3 === 0 ? 3 : 2).entries()) {
      const at = start - 6 * 36e5 + n * 60000 + minutes * 60000;
      const right = !(n % 3 === 0 && k === 0);
      answers.push({ at, question: q.id, right });
      cards.set(q.id, reference.next(cards.get(q.id) ?? createEmptyCard(shifted(at)), shifted(at), right ? 3 : 1).card);
    }
  });
  answers.sort((a, b) => a.at - b.at);
  await page.goto('/ko/me/');
  await alive(page);
  await restore(page, backupOf(answers));
  await page.locator('summary', { hasText: '복습 설정' }).click();
  await page.getByText('네 단계로 고르기').click();
  await page.getByLabel('하루 새 문제').fill('0');
  await page.getByLabel('하루 새 문제').press('Tab');
  const block = page.locator('[data-island="review"]');
  const seen = [];
  for (let day = 1; day <= 7; day++) {
    const now = start + day * 864e5;
    await page.clock.setSystemTime(new Date(now));
    const due = [...cards].filter(([, c]) => dayOf(c.due) <= dayOf(shifted(now))).length;
    seen.push(due);
    await page.goto('/ko/quiz/');
    await alive(page);
    await settled(page);
    const figure = block.locator('.figs div', { hasText: '복습할 문제' }).locator('dd');
    if (due === 0) {
      assert.equal(await figure.count(), 0, `day ${day}: nothing is due`);
      continue;
    }
    assert.equal(await figure.innerText(), String(due), `day ${day}`);
    await block.getByRole('button', { name: '복습 시작' }).click();
    for (let n = 0; n < due; n++) {
      await block.locator('header b', { hasText: `남은 문제 ${due - n}` }).waitFor();
      await block.locator('.opts label').first().waitFor();
      const id = await page.evaluate((list) => {
        const text = (html) => { const e = document.createElement('div'); e.innerHTML = html; return e.textContent.replace(/\s+/g, ' ').trim(); };
        const stem = document.querySelector('[data-island="review"] .stem').textContent.replace(/\s+/g, ' ').trim();
        return list.find((q) => text(q.prompt) === stem)?.id;
      }, list);
      assert.ok(id && cards.has(id), 'a question of the bank is asked');
      await block.locator('.opts label').first().click();
      await block.getByRole('button', { name: '확인', exact: true }).click();
      await block.locator('.ratings').waitFor();
      const rating = 2 + (n % 3); // Hard, Good, Easy
      const at = await page.evaluate(() => Date.now());
      await block.locator('.ratings button').nth(rating - 1).click();
      cards.set(id, reference.next(cards.get(id), shifted(at), rating).card);
    }
    await block.getByText('오늘 복습을 마쳤다').waitFor();
  }
  assert.ok(seen.filter((n) => n > 0).length >= 2, `due by day: ${seen}`);
}, { view: desktop, timezoneId: 'Asia/Seoul', timeout: 240000 });
