// The learner's own notes: a folder becomes a course with questions and
// simulators, is there offline, keeps its answers through updates, and one bad
// note costs only itself.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { alive, desktop, phone } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { serve } from './lib/server.mjs';
import { until } from './lib/wait.mjs';

// A server of its own: one of the tests takes it away.
const s = scene(() => serve());

/** Writes files into a fresh folder and returns its path. */
function folder(name, files) {
  const dir = join(mkdtempSync(join(tmpdir(), 'notelab-my-')), name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

const quiz = (stem) => `<!-- quiz -->
${stem}

- [x] 지수 백오프
  > 간격이 두 배씩 늘어난다.
- [ ] 고정 간격
  > 몰림이 풀리지 않는다.
<!-- /quiz -->
`;
const three = {
  '01-queue.md': '# 큐와 재시도\n\n메시지는 가시성 시간이 지나면 다시 보인다. 다음은 [지연](02-delay.md).\n\n## 언제 다시 보이나\n\n처리하지 못한 메시지.\n\n' + quiz('재시도가 몰리지 않게 하는 간격은?'),
  '02-delay.md': '# 지연과 지터\n\n## 무리\n\n```sim backoff\nclients: 20\npolicy: full-jitter\n```\n\n끝.\n',
  'part/03-limit.md': '---\ntitle: 한도\n---\n\n## 토큰 버킷\n\n- [ ] 할 일\n\n| 값 | 뜻 |\n| --- | --- |\n| 1 | 하나 |\n',
};

const notice = (page) => page.locator('[role=status] .notice');
const made = (page) => notice(page).locator('a').waitFor({ timeout: 100000 });

/** Chooses a folder, or files, with the button of that name. */
async function choose(page, button, paths) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button, exact: true }).click()]);
  await chooser.setFiles(paths);
}

async function open(page) {
  await page.goto('/ko/my/');
  await alive(page);
}

/** Makes a course of a folder and returns the address of its first page. */
async function add(page, dir) {
  await open(page);
  await choose(page, '폴더 열기', dir);
  await made(page);
  return notice(page).locator('a').getAttribute('href');
}

const answer = async (page) => {
  await page.evaluate(() => window.notelab.boot());
  await alive(page);
  const card = page.locator('[data-island=quiz]').first();
  await card.locator('.opts label', { hasText: '지수 백오프' }).click();
  await card.getByRole('button', { name: '확실함' }).click();
  await card.locator('li.right').waitFor();
};

for (const [size, view] of [['phone', phone], ['desktop', desktop]]) {
  s.it(`a folder becomes a course with its questions and simulators at ${size}`, async ({ page }) => {
    const dir = folder('내 공부', three);
    await open(page);
    await page.getByText('아직 내 노트가 없다').waitFor();
    const base = await add(page, dir);
    assert.match(base, /^\/my\/[a-z0-9]+\/ko\/$/);
    await page.goto(base);
    assert.equal(await page.title(), '내 공부');
    await page.goto(base + 'notes/01-queue/');
    await page.getByRole('link', { name: '지연', exact: true }).click();
    await page.waitForURL(/\/notes\/02-delay\/$/);
    await page.locator('[data-island=sim] .stage svg').first().waitFor({ state: 'attached' }); // drawn when Go is up
    await page.goto(base + 'notes/01-queue/');
    await answer(page);
    await page.reload();
    await page.evaluate(() => window.notelab.boot());
    await alive(page);
    await page.locator('[data-island=quiz]').getByText('지난번 정답').waitFor();
    const answered = await page.evaluate(() => document.getElementById('page').textContent);
    assert.match(answered, new RegExp(`"course":"${base.split('/')[2]}"`));
    await page.goto(base + 'search/');
    await alive(page);
    await page.locator('input[type=search]').fill('토큰');
    await page.locator('.hits a').first().click();
    await page.waitForURL(/03-limit/);
    rmSync(dirname(dir), { recursive: true });
  }, { view });
}

s.it('a course is renamed, brought up to date without losing answers, and removed', async ({ page }) => {
  const dir = folder('course', three);
  const base = await add(page, dir);
  await page.goto(base + 'notes/01-queue/');
  await answer(page);

  await open(page);
  await page.getByRole('button', { name: 'course 관리' }).click();
  await page.getByLabel('새 이름').fill('다시 부른 코스');
  await page.getByRole('button', { name: '바꾸기', exact: true }).click();
  await made(page);
  await page.locator('.own').getByText('다시 부른 코스').waitFor();

  // One newer file: the other notes and the answer stay. The screen is opened
  // anew, since the word of the renaming would pass for that of the update.
  writeFileSync(join(dir, '01-queue.md'), three['01-queue.md'].replace('# 큐와 재시도', '# 큐와 재시도, 고쳐 씀'));
  await open(page);
  await page.getByRole('button', { name: '다시 부른 코스 관리' }).click();
  await choose(page, '새 파일로 갱신', [join(dir, '01-queue.md')]);
  await made(page);
  await page.goto(base + 'notes/01-queue/');
  await page.getByRole('heading', { name: '큐와 재시도, 고쳐 씀' }).waitFor();
  await page.evaluate(() => window.notelab.boot());
  await page.locator('[data-island=quiz]').getByText('지난번 정답').waitFor();
  assert.equal((await page.goto(base + 'notes/03-limit/')).status(), 200, 'the other notes stay');

  // A folder without a note: the note goes.
  rmSync(join(dir, 'part'), { recursive: true });
  await open(page);
  await page.getByRole('button', { name: '다시 부른 코스 관리' }).click();
  await choose(page, '폴더로 갱신', dir);
  await made(page);
  assert.equal((await page.goto(base + 'notes/03-limit/')).status(), 404);
  assert.equal((await page.goto(base)).status(), 200);
  assert.equal(await page.title(), '다시 부른 코스');

  await open(page);
  await page.getByRole('button', { name: '다시 부른 코스 관리' }).click();
  await page.getByRole('button', { name: '지우기' }).click();
  await page.getByRole('button', { name: '남겨 둔다' }).click();
  await page.getByRole('button', { name: '지우기' }).click();
  await page.getByRole('button', { name: '지운다', exact: true }).click();
  await page.getByText('아직 내 노트가 없다').waitFor();
  assert.equal((await page.goto(base)).status(), 404);
  const left = await page.evaluate(async () => (await caches.keys()).filter((n) => n.startsWith('notelab-my/')));
  assert.deepEqual(left, [], 'no pages are left behind');
  rmSync(dirname(dir), { recursive: true });
});

s.it('pasted text becomes a note, and text that is no note is refused', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '붙여넣기' }).click();
  await page.getByRole('button', { name: '노트로 만들기' }).click();
  await page.getByText('본문을 먼저 적는다').waitFor();
  await page.getByLabel('제목').fill('붙여 넣은 글');
  await page.getByLabel('Markdown 본문').fill('첫 문단 <script>alert(1)</script>\n\n' + quiz('몰리지 않는 간격은?'));
  await page.getByRole('button', { name: '노트로 만들기' }).click();
  await made(page);
  const base = await notice(page).locator('a').getAttribute('href');
  await page.goto(base + 'notes/');
  await page.locator('[data-island=outline]').getByRole('link', { name: /붙여 넣은 글/ }).first().click();
  await page.waitForURL(/\/notes\/.+/);
  await page.getByRole('heading', { name: '붙여 넣은 글' }).first().waitFor();
  assert.equal(await page.locator('article script').count(), 0);
  const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'));
  assert.match(policy, /default-src 'none'/);

  await open(page);
  const dir = folder('x', { 'a.zip': 'PK' });
  await choose(page, '파일 열기', [join(dir, 'a.zip')]);
  await page.getByText('노트가 없다').waitFor();
  rmSync(dirname(dir), { recursive: true });
});

s.it('problems of own notes are listed by file and line', async ({ page }) => {
  const dir = folder('broken', { 'a.md': '# 가\n\n```sim backof\n```\n', 'b.md': '# 나\n\n```sim ecsnetwork\nsg-host: tcp:80\n```\n' });
  const base = await add(page, dir);
  await page.locator('details.problems summary').first().click();
  await page.getByText(/^a\.md:3/).first().waitFor();
  // What only the model can judge is told in place.
  await page.goto(base + 'notes/b/');
  await page.locator('[data-island="sim"]').getByRole('alert').getByText('sg-host').waitFor();
  rmSync(dirname(dir), { recursive: true });
});

s.it('a course opens with the server gone', async ({ page, context }) => {
  const dir = folder('offline', three);
  const base = await add(page, dir);
  await page.goto(base + 'notes/01-queue/');
  await answer(page);
  await s.server.stop();
  try {
    const tab = await context.newPage();
    for (const path of ['', 'notes/', 'notes/01-queue/', 'notes/02-delay', 'notes/03-limit/index.html', 'search/?q=x'])
      assert.equal((await tab.goto(base + path)).status(), 200, path);
    assert.equal((await tab.goto(base + 'notes/nowhere/')).status(), 404);
    await tab.goto(base + 'notes/01-queue/');
    await tab.evaluate(() => window.notelab.boot());
    await alive(tab);
    await tab.locator('[data-island=quiz]').getByText('지난번 정답').waitFor();
  } finally {
    await s.server.start();
  }
  rmSync(dirname(dir), { recursive: true });
});

s.it('a note made to never end is read as written, and named', async ({ page }) => {
  // Links opened and never closed: a parser's time would grow with their square.
  const dir = folder('hostile', { 'a-good.md': '# 좋은 노트\n\n읽힌다.\n', 'b-endless.md': '# 끝없는 노트\n\n' + '[a]('.repeat(400_000), 'c-good.md': '# 다음 노트\n\n이것도.\n' });
  const base = await add(page, dir);
  await page.locator('details.problems summary').first().click();
  await page.getByText(/^b-endless\.md:3/).first().waitFor();
  for (const [slug, text] of [['a-good', '읽힌다.'], ['c-good', '이것도.'], ['b-endless', '[a]([a]([a](']]) {
    await page.goto(base + `notes/${slug}/`);
    await page.locator('article').getByText(text).waitFor();
  }
  rmSync(dirname(dir), { recursive: true });
}, { timeout: 240000 });
