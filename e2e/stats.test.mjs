// The statistics of some weeks of study that come from a backup: figures,
// tables behind the pictures, practice with one tap, and all of it offline.
import assert from 'node:assert/strict';
import { restore } from './lib/backup.mjs';
import { axe, frame, overflow, targets } from './lib/checks.mjs';
import { alive, desktop, offlineReady, phone, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { backupOf, questionsOf, studied } from './lib/study.mjs';

const s = scene();
const now = new Date('2026-11-26T12:00:00+09:00');

async function open(page, path) {
  await page.goto(path);
  await alive(page);
  await settled(page);
}

/** The rows of the table behind a picture. */
async function table(page, name) {
  const chart = page.locator(`.chart.${name}`);
  if (!await chart.locator('details').evaluate((d) => d.open)) await chart.locator('summary').click();
  return chart.locator('tbody tr').evaluateAll((rows) => rows.map((r) => [...r.cells].map((c) => c.textContent)));
}

const sum = (rows, column) => rows.reduce((n, r) => n + Number(r[column]), 0);
const percent = (n, all) => `${Math.round(n / all * 100)}%`;

for (const [kind, view] of [['phone', phone], ['desktop', desktop]]) {
  s.it(`statistics on a ${kind}`, async ({ page, said, context }) => {
    await page.clock.install({ time: now });
    // Before the first answer the screen says what will appear.
    await open(page, '/ko/stats/');
    await page.getByText('여기에 그려진다').waitFor();
    assert.equal(await page.locator('main svg[role="img"]').count(), 0);
    assert.deepEqual([await axe(page), await overflow(page), kind === 'phone' ? await targets(page) : []], [[], [], []]);

    const questions = questionsOf(await (await fetch(s.url + '/data/ko/course.json')).json());
    const answers = studied(questions, { now: now.getTime(), days: 60 });
    await restore(page, backupOf(answers));
    await page.getByRole('link', { name: /^통계 보기/ }).click();
    await page.waitForURL('**/ko/stats/');
    await alive(page);
    await settled(page);

    // What can be counted from the answers alone.
    const day = (a) => Math.floor((a.at + (9 - 4) * 36e5) / 864e5);
    const days = new Set(answers.map(day));
    const figures = await page.locator('.figs dd').allInnerTexts();
    assert.equal(figures[0], String(answers.length));
    assert.equal(figures[1], String(days.size));
    let streak = 0;
    const today = day({ at: now.getTime() });
    for (let d = days.has(today) ? today : today - 1; days.has(d); d--) streak++;
    assert.equal(figures[2], String(streak));

    const sure = answers.filter((a) => a.sure === 'sure'), unsure = answers.filter((a) => a.sure === 'unsure');
    const right = (list) => percent(list.filter((a) => a.right).length, list.length);
    await page.getByText(`확실하다고 한 ${sure.length}개는 ${right(sure)}, 긴가민가한 ${unsure.length}개는 ${right(unsure)} 맞혔다`).waitFor();
    const calibration = await table(page, 'calibration');
    assert.deepEqual([sum(calibration, 1), sum(calibration, 3)], [sure.length, unsure.length]);
    const week = calibration.find((r) => Number(r[1]) > 0);
    const from = Math.floor(Date.parse(week[0]) / 864e5);
    const inWeek = sure.filter((a) => day(a) >= from && day(a) < from + 7);
    assert.deepEqual([week[1], week[2]], [String(inWeek.length), right(inWeek)]);

    const heat = await table(page, 'heat');
    assert.equal(heat.length, 26);
    assert.equal(heat.flatMap((r) => r.slice(1)).reduce((n, c) => n + Number(c), 0), answers.length);
    const met = new Set(answers.map((a) => a.question));
    assert.equal(sum(await table(page, 'forecast'), 1), met.size, 'every question met comes back once');
    const chapters = await table(page, 'chapters');
    assert.deepEqual([sum(chapters, 1), sum(chapters, 2)], [questions.length, met.size]);
    assert.equal(sum(await table(page, 'time'), 2), answers.length);
    await table(page, 'retention');
    await table(page, 'tasks');

    const look = async () => [...(await frame(page, 'ko')), ...(await axe(page)), ...(await overflow(page)), ...(kind === 'phone' ? await targets(page) : [])];
    assert.deepEqual(await look(), []);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await axe(page), []);

    // The picture drawn for this width is the one shown, and fills it.
    const shown = await page.locator('.chart svg[role="img"]:visible').evaluateAll((list) => list.map((e) => [e.viewBox.baseVal.width, e.getBoundingClientRect().width]));
    assert.equal(shown.length, await page.locator('.chart').count());
    for (const [drawn, wide] of shown) assert.ok(wide / drawn > 0.9 && wide / drawn < 1.15, `${drawn} px drawn, ${wide} px wide`);

    // Offline: the same figures, and practice of the weakest rule with one tap.
    await offlineReady(page);
    await context.setOffline(true);
    await open(page, '/ko/stats/');
    assert.deepEqual(await page.locator('.figs dd').allInnerTexts(), figures);
    const practise = page.locator('.weak .btn').first();
    const note = new URL(await practise.getAttribute('href'), s.url).searchParams.get('note');
    await practise.click();
    await page.waitForURL(`**/ko/quiz/?note=${note}`);
    const quiz = page.locator('[data-island="quizscreen"]');
    await quiz.locator('.opts input, .blank, .match select').first().waitFor();
    const first = JSON.parse(await page.evaluate(async (u) => (await fetch(u)).text(), `/data/ko/quiz/${note}.json`));
    const plain = (t) => t.replace(/<[^>]*>/g, '').replace(/&[a-z#0-9]+;/g, '').replace(/\s/g, '').slice(0, 12);
    const asked = plain(await quiz.locator('.stem').first().innerText());
    assert.ok(first.some((q) => q.type === 'generated' || plain(q.prompt).slice(0, 12).startsWith(asked.slice(0, 8))), `a question of ${note} is asked: ${asked}`);
    assert.deepEqual(said.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED')), []);
  }, { view, timezoneId: 'Asia/Seoul' });
}

s.it('Today leads to the statistics once there is something to count', async ({ page }) => {
  await page.clock.install({ time: now });
  await open(page, '/en/');
  assert.equal(await page.getByRole('link', { name: 'Statistics' }).count(), 0);
  await restore(page, backupOf([{ at: now.getTime() - 36e5, question: 'gone', right: true }]));
  await open(page, '/en/');
  await page.getByRole('link', { name: 'Statistics' }).click();
  await page.waitForURL('**/en/stats/');
  await alive(page);
  await page.getByText('Answer a learnt question again after a day or more').waitFor();
}, { timezoneId: 'Asia/Seoul' });
