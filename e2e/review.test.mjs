// A learner reviews: what was wrong comes back, an answer is taken back, the
// settings hold, and none of it needs the network.
import assert from 'node:assert/strict';
import { backup } from './lib/backup.mjs';
import { axe, overflow, targets } from './lib/checks.mjs';
import { slugs } from './lib/course.mjs';
import { desktop, offlineReady, phone, ready } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { until } from './lib/wait.mjs';

const s = scene();
const block = (page) => page.locator('[data-island="review"]');

/** Chooses options until the card can be submitted, and presses a button of it. */
async function answer(card, name) {
  await card.locator('.opts input, .blank, .match select').first().waitFor();
  if (await card.locator('.blank').count()) for (const b of await card.locator('.blank').all()) await b.fill('0');
  else if (await card.locator('.match select').count()) for (const b of await card.locator('.match select').all()) await b.selectOption({ index: 1 });
  else {
    const many = Number((await card.locator('.hint-kind').innerText()).match(/\d+/)?.[0] ?? 1);
    const all = /순서/.test(await card.locator('.hint-kind').innerText()) ? await card.locator('.opts label').count() : many;
    for (let n = 0; n < all; n++) await card.locator('.opts label').nth(n).click();
  }
  await card.getByRole('button', { name, exact: true }).click();
  await card.locator('.verdict').waitFor();
}

for (const [kind, view] of [['phone', phone], ['desktop', desktop]]) {
  s.it(`review on a ${kind}, an answer taken back, a question put off`, async ({ page, context }) => {
    // Answered forty days ago: everything of the first note is due.
    await page.clock.install({ time: new Date('2026-10-01T12:00:00+09:00') });
    await page.goto(`/ko/notes/${slugs[0]}/`);
    await ready(page);
    for (const n of [0, 1, 2]) {
      const card = page.locator('[data-island="quiz"]').nth(n);
      await answer(card, '확실함');
      await card.getByText('저장됨').waitFor();
    }
    await offlineReady(page);
    await context.setOffline(true);
    await page.clock.setSystemTime(new Date('2026-11-10T12:00:00+09:00'));
    await page.goto('/ko/');
    await page.locator('.card', { hasText: '복습할 문제' }).waitFor();
    await page.goto('/ko/quiz/');
    const r = block(page);
    await r.getByRole('button', { name: '복습 시작' }).waitFor();
    assert.deepEqual([await axe(page), await overflow(page), kind === 'phone' ? await targets(page) : []], [[], [], []]);
    await r.getByRole('button', { name: '복습 시작' }).click();
    await answer(r, '긴가민가');
    await r.getByText('저장됨').waitFor();
    await r.getByText('뒤에 다시 나온다').waitFor();
    const stem = await r.locator('.stem').innerText();
    assert.deepEqual([await axe(page), await overflow(page), kind === 'phone' ? await targets(page) : []], [[], [], []]);
    await r.getByRole('button', { name: '되돌리기' }).click();
    await r.locator('.verdict').waitFor({ state: 'detached' });
    assert.equal(await r.locator('.stem').innerText(), stem, 'the question whose answer was taken back is asked again');
    await r.getByRole('button', { name: '내일 보기' }).click();
    await page.waitForFunction((was) => document.querySelector('[data-island="review"] .stem')?.innerText !== was, stem);
    // The four buttons, once they are chosen.
    await page.goto('/ko/me/');
    await page.locator('summary', { hasText: '복습 설정' }).click();
    await page.getByText('네 단계로 고르기').click();
    await page.getByLabel('하루 새 문제').fill('eleven');
    await page.getByLabel('하루 새 문제').press('Tab');
    await page.getByText('읽을 수 없는 값이라').waitFor();
    assert.deepEqual([await axe(page), await overflow(page)], [[], []]);
    await page.goto('/ko/quiz/');
    await r.getByRole('button', { name: '복습 시작' }).click();
    await answer(r, '확인');
    assert.equal(await r.getByText('저장됨').count(), 0, 'nothing is stored before it is rated');
    const second = await r.locator('.stem').innerText();
    await page.keyboard.press('2');
    await page.waitForFunction((was) => document.querySelector('[data-island="review"] .stem')?.innerText !== was, second);
  }, { view });
}

s.it('two tabs review one log: an answer counts once, and taking it back shows in both', async ({ page, tab }) => {
  await page.clock.install({ time: new Date('2026-10-01T12:00:00+09:00') });
  await page.goto(`/ko/notes/${slugs[0]}/`);
  await ready(page);
  for (const n of [0, 2]) {
    const card = page.locator('[data-island="quiz"]').nth(n);
    await answer(card, '확실함');
    await card.getByText('저장됨').waitFor();
  }
  const { page: other } = await tab();
  await other.clock.install({ time: new Date('2026-11-10T12:00:00+09:00') });
  await page.clock.setSystemTime(new Date('2026-11-10T12:00:00+09:00'));
  await page.goto('/ko/quiz/');
  await other.goto('/ko/quiz/');
  // Wrong or right, both of them have waited for forty days.
  const waiting = async (p) => {
    const all = await block(p).locator('.figs dd').allInnerTexts();
    return Number(all[0]) + Number(all[1]);
  };
  await block(other).getByRole('button', { name: '복습 시작' }).waitFor();
  const before = await waiting(other);
  await block(page).getByRole('button', { name: '복습 시작' }).click();
  await answer(block(page), '확실함');
  await block(page).getByText('저장됨').waitFor();
  await until(async () => await waiting(other) === before - 1, 'the other tab to count one less');
  await block(page).getByRole('button', { name: '되돌리기' }).click();
  await block(page).locator('.verdict').waitFor({ state: 'detached' });
  await until(async () => await waiting(other) === before, 'the other tab to count it again');
  await other.goto('/ko/me/');
  const { events } = await backup(other);
  assert.equal(events.filter((e) => e.kind === 'answered').length, 3);
  assert.equal(events.filter((e) => e.kind === 'undone').length, 1);
}, { view: desktop });
