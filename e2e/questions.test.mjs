// Every type of question, by mouse, by touch, by keyboard alone, and before Go
// is up.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe, overflow, targets } from './lib/checks.mjs';
import { alive, desktop, phone, ready } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { serve } from './lib/server.mjs';
import { until } from './lib/wait.mjs';

const note = `# 문제 유형

## 순서

<!-- quiz id=o type=order -->
훅의 순서대로 고르세요.

1. \`ApplicationStop\`
   > 이전 리비전의 스크립트다.
2. BeforeInstall
3. AfterInstall

설명
<!-- /quiz -->

## 짝

<!-- quiz id=m type=match -->
짝을 고르세요.

| 목적 | 서비스 | 까닭 |
|---|---|---|
| 당겨 간다 | SQS | 큐다. |
| 밀어 준다 | SNS | |
| | Step Functions | |
<!-- /quiz -->

## 빈칸

<!-- quiz id=c -->
기본값은 [[30 s]]이고, 넘치면 [[DLQ|dead-letter queue]]로 간다.

설명
<!-- /quiz -->

<!-- quiz id=n -->
값은 [[100 ±5 ms]]다.
<!-- /quiz -->
`;

const s = scene(() => {
  const dir = mkdtempSync(join(tmpdir(), 'notelab-types-'));
  writeFileSync(join(dir, 'types.md'), note);
  return serve(dir);
});
const url = '/ko/notes/types/';
const card = (page, n) => page.locator('[data-island="quiz"]').nth(n);
const done = (c, how) => c.locator(`.verdict.${how}`).getByText('저장됨').waitFor();

for (const [kind, view] of [['phone', phone], ['desktop', desktop]]) {
  s.it(`each type is answered and explained on a ${kind}`, async ({ page }) => {
    await page.goto(url);
    await ready(page);
    const press = (l) => kind === 'phone' ? l.tap() : l.click();
    const order = card(page, 0);
    for (const t of ['ApplicationStop', 'AfterInstall']) await press(order.locator('.opts label', { hasText: t }));
    await press(order.getByRole('button', { name: '확실함' }));
    await order.locator('.verdict', { hasText: '빠진 곳이 있다' }).waitFor();
    await press(order.locator('.opts label', { hasText: 'BeforeInstall' }));
    const places = (want) => until(async () => (await order.locator('.opts li').evaluateAll((all) => all.map((li) => li.querySelector('.body').textContent + li.querySelector('.key').textContent).sort())).join() === want, `the places ${want}`);
    await places('AfterInstall2,ApplicationStop1,BeforeInstall3');
    // Taking one back moves the later ones up.
    await press(order.locator('.opts label', { hasText: 'AfterInstall' }));
    await places('AfterInstall,ApplicationStop1,BeforeInstall2');
    await press(order.locator('.opts label', { hasText: 'AfterInstall' }));
    await places('AfterInstall3,ApplicationStop1,BeforeInstall2');
    await press(order.getByRole('button', { name: '확실함' }));
    await done(order, 'right');
    assert.match(await order.locator('.why:not([hidden])').first().innerText(), /이전 리비전/);

    const match = card(page, 1);
    await match.locator('li', { hasText: '당겨' }).locator('select').selectOption({ label: 'SQS' });
    await match.locator('li', { hasText: '밀어' }).locator('select').selectOption({ label: 'Step Functions' });
    await press(match.getByRole('button', { name: '긴가민가' }));
    await done(match, 'wrong');
    assert.match(await match.locator('.verdict').innerText(), /2개 가운데 1개/);
    assert.match(await match.locator('li.wrong').innerText(), /Step Functions\s+SNS/);

    const cloze = card(page, 2);
    await cloze.getByRole('textbox', { name: '빈칸 1' }).fill('30s');
    await cloze.getByRole('textbox', { name: '빈칸 2' }).fill('Dead-Letter  Queue');
    await press(cloze.getByRole('button', { name: '확실함' }));
    await done(cloze, 'right');
    const number = card(page, 3);
    await number.getByRole('textbox').fill('94.9');
    await press(number.getByRole('button', { name: '확실함' }));
    await done(number, 'wrong');
    assert.match(await number.locator('.stem').innerText(), /94\.9\s+100\s*ms/);
    assert.deepEqual([await axe(page), await overflow(page), kind === 'phone' ? await targets(page) : []], [[], [], []]);
    await press(number.getByRole('button', { name: '다시 풀기' }));
    await number.getByRole('textbox').fill('105');
    await number.getByRole('textbox').press('Enter');
    await done(number, 'right');
    assert.deepEqual(await axe(page), []);
  }, { view });
}

s.it('each type is answered by keyboard alone', async ({ page }) => {
  await page.goto(url);
  await ready(page);
  const order = card(page, 0);
  const places = await order.locator('.opts .body').allInnerTexts();
  await order.locator('.opts input').first().focus();
  for (const t of ['ApplicationStop', 'BeforeInstall', 'AfterInstall']) await page.keyboard.press(String(places.indexOf(t) + 1));
  await page.keyboard.press('Enter');
  await done(order, 'right');
  await card(page, 1).locator('select').first().focus();
  for (let n = 0; n < 2; n++) {
    await page.keyboard.press('s'); // the first pair that begins so
    await page.keyboard.press('Tab');
  }
  await card(page, 1).getByRole('button', { name: '긴가민가' }).focus();
  await page.keyboard.press('Enter');
  await card(page, 1).locator('.verdict').getByText('저장됨').waitFor();
  await card(page, 2).locator('.blank').first().focus();
  await page.keyboard.type('30');
  await page.keyboard.press('Tab');
  await page.keyboard.type('dlq');
  await page.keyboard.press('Enter');
  await done(card(page, 2), 'right');
}, { view: desktop });

s.it('what is filled in before Go is up stays', async ({ page, context }) => {
  let open;
  const opened = new Promise((go) => { open = go; });
  await context.route(/app\.wasm|\.wasm/, async (route) => { await opened; await route.continue(); });
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await card(page, 2).getByRole('textbox', { name: '빈칸 1' }).pressSequentially('31');
  await card(page, 2).getByRole('textbox', { name: '빈칸 2' }).pressSequentially('DLQ');
  await card(page, 1).locator('select').first().focus();
  await page.keyboard.press('s');
  const chosen = await card(page, 1).locator('li select').first().evaluate((e) => e.value);
  assert.notEqual(chosen, '-1');
  open();
  await alive(page);
  await card(page, 2).getByRole('button', { name: '확실함' }).click();
  await done(card(page, 2), 'wrong');
  assert.match(await card(page, 2).locator('.stem').innerText(), /31\s+30\s*s/);
  const select = card(page, 1).locator('li select').first();
  assert.equal(await select.evaluate((e) => e.value), chosen);
  await card(page, 1).getByRole('button', { name: '확실함' }).click(); // the other row is still open
  await card(page, 1).locator('.verdict', { hasText: '빠진 곳이 있다' }).waitFor();
}, { view: desktop, serviceWorkers: 'block' });
