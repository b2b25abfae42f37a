// The main journeys, in words that every engine understands. Each runs in a fresh
// profile on an origin of its own; what an engine cannot do is skipped by name.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// For journeys that need no service worker: the page's own script can be changed then.
const workerless = 'Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined, configurable: true });\n';

export const phone = [390, 844], desktop = [1280, 800];
const note = '/ko/notes/sqs/';

/** Chooses what the question of a card wants and submits it; returns its stem. */
async function answer(page, card, button = '확실함') {
  await page.see(`${card} .opts label, ${card} .blank, ${card} .match select`);
  const stem = await page.see(`${card} .stem`);
  const kind = await page.run((css) => {
    const c = document.querySelector(css);
    if (c.querySelector('.blank, .match select')) {
      for (const b of c.querySelectorAll('.blank')) { b.value = '0'; b.dispatchEvent(new Event('input', { bubbles: true })); b.dispatchEvent(new Event('change', { bubbles: true })); }
      for (const b of c.querySelectorAll('.match select')) { b.selectedIndex = 1; b.dispatchEvent(new Event('change', { bubbles: true })); }
      return 0;
    }
    const hint = c.querySelector('.hint-kind').innerText;
    return /순서/.test(hint) ? c.querySelectorAll('.opts label').length : Number(hint.match(/\d+/)?.[0] ?? 1);
  }, card);
  for (let n = 0; n < kind; n++) await page.tap(`${card} .opts label`, '', n);
  await page.tap(`${card} .foot button`, `=${button}`);
  await page.see(`${card} .verdict`);
  return stem;
}

/** A backup file of an answer that was given long ago. */
async function saved(page, dir) {
  await page.goto('/ko/me/');
  await page.alive();
  await page.see('#main .meta', '기록');
  await page.tap('button', '=백업 내보내기');
  await page.see('[role=status] .notice.good', '내보냈다');
  const end = Date.now() + 15000;
  for (;;) {
    const name = readdirSync(dir).find((f) => /^notelab-.*\.jsonl$/.test(f));
    if (name) {
      const text = readFileSync(join(dir, name), 'utf8');
      if (/"end":"notelab-progress".*\}\n$/.test(text)) return { path: join(dir, name), text };
    }
    if (Date.now() > end) throw new Error(`no backup was saved: ${readdirSync(dir)}`);
    await sleep(100);
  }
}

const folder = (files) => {
  const dir = join(mkdtempSync(join(tmpdir(), 'notelab-own-')), 'own');
  mkdirSync(dir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
};

export const journeys = [
  {
    name: 'first visit, answer, reload',
    view: phone,
    async run({ page, server }) {
      // Go is held back: the note is complete without it.
      server.hold(/\.wasm$/);
      await page.goto(note);
      assert.ok((await page.see('article')).length > 2000, 'the note can be read');
      assert.equal(await page.run(() => document.documentElement.dataset.app ?? ''), '', 'Go has not started');
      const card = '[data-island="quiz"]';
      await page.tap(`${card} .opts label`);
      await page.until('the option to be chosen without Go', (css) => document.querySelectorAll(`${css} .opts input:checked`).length === 1, { args: [card] });
      server.hold(null);
      await page.alive();
      await page.until('the early tap to be kept', (css) => document.querySelectorAll(`${css} .opts input:checked`).length === 1, { args: [card] });
      await page.tap(`${card} .foot button`, '=확실함');
      await page.see(`${card} .verdict`);
      await page.see(`${card} .verdict`, '저장됨');
      await page.reload();
      await page.ready();
      await page.see(`${card} .past`, '지난번');
      // No update is offered to who has just come.
      await page.offlineReady();
      assert.equal(await page.count('.toast'), 0, 'no notice on a first visit');
    },
  },
  {
    name: 'a simulator plays and steps',
    view: desktop,
    async run({ page }) {
      await page.goto('/ko/lab/backoff/');
      await page.alive();
      const clock = () => page.run(() => document.querySelector('.transport .t').innerText);
      const other = (what, was) => page.until(what, (t) => document.querySelector('.transport .t').innerText !== t, { args: [was] });
      const picture = () => page.run(() => [...document.querySelectorAll('.stage svg')].find((s) => s.checkVisibility()).innerHTML);
      await page.tap('.transport button', '=처음으로');
      await page.until('the beginning', () => Number(document.querySelector('input.scrub').value) === 0);
      const first = await picture(), zero = await clock();
      await page.tap('.transport button', '=한 단계 앞으로');
      await other('a step', zero);
      const one = await clock();
      await page.tap('.transport button', '=한 단계 앞으로');
      await other('another step', one);
      const two = await clock();
      assert.notEqual(await picture(), first);
      await page.tap('.transport button', '=한 단계 뒤로');
      await page.until('a step back', (t) => document.querySelector('.transport .t').innerText === t, { args: [one] });
      await page.tap('.transport button', '=재생');
      await page.until('the picture to move on', (...was) => !was.includes(document.querySelector('.transport .t').innerText), { args: [one, two] });
      // A condition changes the run, and the address with it.
      const figures = await page.see('[data-island="sim"] dl.nums');
      await page.run(() => { const s = document.querySelector('[id$="-p-policy"]'); s.focus(); });
      await page.run(() => {
        const s = document.querySelector('[id$="-p-policy"]');
        s.value = 'none';
        s.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.until('the address', () => /policy=none/.test(location.search));
      await page.until('other figures', (was) => document.querySelector('[data-island="sim"] dl.nums').innerText.trim() !== was, { args: [figures] });
    },
  },
  {
    name: 'search in Korean, open at the paragraph',
    view: phone,
    async run({ page }) {
      await page.goto('/ko/search/');
      await page.alive();
      await page.tap('#find-field');
      await page.type('중복 제거');
      await page.until('the words in the address', () => new URLSearchParams(location.search).get('q') === '중복 제거');
      await page.see('.hits a[href*="?at="] mark');
      await page.run(() => [...document.querySelectorAll('.hits a[href*="?at="][href*="#"]')].find((a) => a.querySelector('small mark')).setAttribute('data-e2e', ''));
      await page.tap('.hits a[data-e2e]');
      await page.until('the paragraph to be found', () => location.pathname.includes('/notes/') && document.querySelector('.found') === document.activeElement);
      const r = await page.run(() => { const { top, bottom } = document.querySelector('.found').getBoundingClientRect(); return { top, bottom, height: innerHeight }; });
      assert.ok(r.top < r.height && r.bottom > 0, `the paragraph is in sight: ${JSON.stringify(r)}`);
      await page.back();
      await page.until('the search again', () => document.getElementById('find-field')?.value === '중복 제거');
      // Initials find too.
      await page.alive();
      await page.run(() => { const f = document.getElementById('find-field'); f.focus(); f.select(); });
      await page.type('ㅈㅅㅂㅇㅍ');
      await page.see('.hits mark', '지수 백오프');
    },
  },
  {
    name: 'quick quiz of three, then review',
    view: phone,
    async run({ page }) {
      await page.goto(note);
      await page.ready();
      const card = '[data-island="quick"]';
      await page.tap(`${card} button`, '=시작');
      const head = await page.see(`${card} header b`, '/');
      const of = Number(head.split('/')[1]);
      for (let n = 1; n <= 3; n++) {
        await answer(page, card);
        await page.see(`${card} .verdict`, '저장됨');
        if (n < 3) {
          await page.tap(`${card} button`, '다음');
          await page.see(`${card} header b`, `${n + 1} / ${of}`);
        }
      }
      await page.goto('/ko/quiz/');
      await page.alive();
      const review = '[data-island="review"]';
      await page.tap(`${review} button`, '복습 시작');
      await answer(page, review);
      await page.see(`${review} .verdict`, '저장됨');
      await page.tap(`${review} button`, '되돌리기');
      await page.gone(`${review} .verdict`);
    },
  },
  {
    name: 'mock exam, reload, resume',
    view: desktop,
    async run({ page }) {
      await page.goto('/ko/exam/');
      await page.alive();
      await page.tap('label', '짧게 20문제');
      await page.tap('button', '=모의고사 시작');
      await page.see('.block.exam header b', '문제 1 / 20');
      const many = await page.run(() => Number(document.querySelector('.block.exam .hint-kind').innerText.match(/\d+/)?.[0] ?? 1));
      for (let n = 0; n < many; n++) await page.tap('.block.exam .opts label', '', n);
      await page.see('.exambar .save', '저장됨');
      const chosen = () => page.run(() => [...document.querySelectorAll('.block.exam .opts li:has(input:checked) .body')].map((e) => e.textContent));
      const given = await chosen();
      assert.equal(given.length, many);
      await page.tap('.block.exam button', '=다음');
      await page.see('.block.exam header b', '문제 2 / 20');
      await page.reload();
      await page.alive();
      await page.see('.exambar', '1/20');
      await page.run(() => { document.querySelector('.exambar details, details:has(> summary)').open = true; });
      await page.tap('button', '문제 1,');
      await page.see('.block.exam header b', '문제 1 / 20');
      assert.deepEqual(await chosen(), given, 'what was answered before the reload');
      await page.tap('.exambar button', '=제출');
      await page.see('[role=alertdialog]', '되돌릴 수 없다');
      await page.tap('[role=alertdialog] button', '=제출하기');
      await page.see('.block header', '모의고사 결과');
    },
  },
  {
    name: 'backup out and in again',
    view: desktop,
    async run({ page, downloads, other }) {
      await page.goto(note);
      await page.ready();
      await answer(page, '[data-island="quiz"]');
      await page.see('[data-island="quiz"] .verdict', '저장됨');
      const { path, text } = await saved(page, downloads);
      assert.equal(text.split('\n').filter((l) => l.includes('"kind":"answered"')).length, 1);
      // Into another browser, twice without harm.
      const fresh = await other();
      await fresh.goto('/ko/me/');
      await fresh.alive();
      await fresh.choose('button', '=백업 가져오기', [path]);
      await fresh.see('[role=status] .notice.good', '기록');
      await fresh.see('.figs', '푼 문제');
      await fresh.reload();
      await fresh.alive();
      await fresh.until('the answer to be there', () => /^1\//.test([...document.querySelectorAll('.figs div')].find((d) => /푼 문제/.test(d.innerText))?.querySelector('dd').innerText ?? ''));
      await fresh.choose('button', '=백업 가져오기', [path]);
      await fresh.see('[role=status] .notice.good');
      // A file that was cut is refused with a reason.
      const cut = join(downloads, 'cut.jsonl');
      writeFileSync(cut, text.slice(0, text.length * 0.6));
      await fresh.choose('button', '=백업 가져오기', [cut]);
      await fresh.see('[role=alert]');
    },
  },
  {
    name: 'offline, every kind of page',
    view: phone,
    async run({ page, server, skip }) {
      await page.goto('/ko/');
      if (!await page.run(() => 'serviceWorker' in navigator)) skip('no service worker in this engine');
      await page.offlineReady();
      server.leave();
      for (const path of ['/', '/en/', '/ko/', '/ko/notes/', note, '/ko/notes/sqs?from=mail', '/ko/quiz/', '/ko/exam/', '/ko/lab/', '/ko/lab/backoff/', '/ko/search/?q=ecs', '/ko/glossary/', '/ko/me/', '/ko/stats/', '/ko/my/']) {
        await page.goto(path);
        assert.equal(await page.count('h1'), 1, path);
        assert.ok((await page.run(() => document.querySelector('main').innerText)).length > 20, path);
        assert.ok(!/없는 페이지/.test(await page.run(() => document.querySelector('h1').innerText)), path);
      }
      await page.goto('/ko/nowhere/');
      await page.see('h1', '없는 페이지');
      await page.goto('/ko/lab/backoff/');
      await page.alive();
      await page.see('[data-island="sim"] dl.nums dd');
      await page.goto(note);
      await page.ready();
      await answer(page, '[data-island="quiz"]');
      await page.see('[data-island="quiz"] .verdict', '저장됨');
      await page.goto('/ko/search/?q=%EB%B0%B1%EC%98%A4%ED%94%84');
      await page.alive();
      await page.see('.hits a');
    },
  },
  {
    name: 'my notes, chosen and dropped',
    view: desktop,
    async run({ page, engine, skip }) {
      const dir = folder({
        '01-queue.md': '# 큐와 재시도\n\n메시지는 다시 보인다.\n\n<!-- quiz -->\n재시도가 몰리지 않게 하는 간격은?\n\n- [x] 지수 백오프\n  > 두 배씩 늘어난다.\n- [ ] 고정 간격\n  > 몰린다.\n<!-- /quiz -->\n',
        '02-delay.md': '# 지연과 지터\n\n```sim backoff\nclients: 5\n```\n\n끝.\n',
      });
      try {
        await page.goto('/ko/my/');
        await page.alive();
        await page.choose('button', '=파일 열기', readdirSync(dir).map((f) => join(dir, f)));
        await page.see('[role=status] .notice a', '', { ms: 60000 });
        // A driven WebKitGTK keeps nothing on the disk, as a private window does, and
        // empties a cache that nobody holds open: the pages are gone when the screen
        // that made them is.
        const keeps = engine !== 'webkit';
        if (keeps) {
          const base = await page.run(() => document.querySelector('[role=status] .notice a').getAttribute('href'));
          await page.goto(base + 'notes/01-queue/');
          await page.ready();
          await page.tap('[data-island=quiz] .opts label', '지수 백오프');
          await page.tap('[data-island=quiz] .foot button', '=확실함');
          await page.see('[data-island=quiz] .verdict', '저장됨');
          await page.reload();
          await page.ready();
          await page.see('[data-island=quiz] .past', '지난번 정답');
        }
        // Dropped, as a browser drops a file.
        await page.goto('/ko/my/');
        await page.alive();
        await page.run(() => {
          const data = new DataTransfer();
          data.items.add(new File(['# 떨어뜨린 노트\n\n읽힌다.\n'], 'dropped.md', { type: 'text/markdown' }));
          document.querySelector('[id$="-drop"]').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        });
        await page.see('[role=status] .notice a', '', { ms: 60000 });
        if (!keeps) {
          await page.see('.own', '떨어뜨린 노트');
          await page.see('.own', '큐와 재시도');
          skip('both courses are made and listed; their pages cannot be opened, since a driven WebKitGTK empties caches that are not held open');
        }
        const second = await page.run(() => document.querySelector('[role=status] .notice a').getAttribute('href'));
        await page.goto(second + 'notes/dropped/');
        await page.see('article', '읽힌다');
      } finally {
        rmSync(join(dir, '..'), { recursive: true, force: true });
      }
    },
  },
  {
    name: 'no complaint on any kind of page',
    view: desktop,
    first: workerless, // every page comes with the witness then
    async run({ page }) {
      const wrong = [];
      for (const path of ['/ko/', '/en/', '/ko/notes/', note, '/ko/quiz/', '/ko/exam/', '/ko/lab/', '/ko/lab/ecsnetwork/', '/ko/search/?q=iam', '/ko/glossary/', '/ko/me/', '/ko/stats/', '/ko/my/']) {
        await page.goto(path);
        if (await page.count('[data-island]')) {
          await page.run(() => { window.notelab.boot(); });
          await page.alive();
          if (path.includes('?q=')) await page.see('.hits a');
        }
        for (const view of [phone, desktop]) {
          await page.driver.resize(...view);
          const wide = await page.run(() => {
            const { scrollWidth, clientWidth } = document.scrollingElement;
            const out = [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > clientWidth + 0.5).slice(0, 3);
            return scrollWidth > clientWidth && `${scrollWidth - clientWidth} px: ${out.map((e) => `${e.tagName.toLowerCase()}.${e.className} ${e.id}`).join(', ')}`;
          });
          if (wide) wrong.push(`${path} at ${view[0]} is too wide by ${wide}`);
        }
      }
      assert.deepEqual(wrong, []);
    },
  },
  {
    name: 'no storage: a word, and it works on',
    view: phone,
    first: workerless + 'Object.defineProperty(window, "indexedDB", { value: undefined });\n',
    async run({ page }) {
      await page.goto(note);
      await page.ready();
      await answer(page, '[data-island="quiz"]');
      await page.see('[data-island="quiz"] .verdict', '이 브라우저에서는 저장할 수 없다');
      await page.goto('/ko/me/');
      await page.alive();
      await page.see('#main .notice', '이 브라우저에서는 저장할 수 없다');
    },
    expects: /storing progress|opening the store/,
  },
  {
    name: 'no worker, no promise: a word for each',
    view: desktop,
    // What a private window, an address without https or an older engine lacks.
    first: workerless + `
      for (const name of ["storage", "locks", "clipboard"]) Object.defineProperty(Navigator.prototype, name, { get: () => undefined, configurable: true });
      for (const name of ["BroadcastChannel", "requestIdleCallback", "ResizeObserver"]) delete window[name];
    `,
    async run({ page }) {
      await page.goto('/ko/me/');
      await page.alive();
      await page.see('#main', '오프라인 사본을 둘 수 없다');
      await page.see('#main .notice', '보존하겠다고 약속하지 않는다');
      await page.goto(note);
      await page.ready();
      await answer(page, '[data-island="quiz"]');
      await page.see('[data-island="quiz"] .verdict', '저장됨');
      await page.goto('/ko/lab/backoff/');
      await page.alive();
      await page.see('[data-island="sim"] .stage svg');
      await page.goto('/ko/my/');
      await page.alive();
      await page.run(() => {
        const data = new DataTransfer();
        data.items.add(new File(['# 노트\n\n글.\n'], 'a.md', { type: 'text/markdown' }));
        document.querySelector('[id$="-drop"]').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      });
      await page.see('[role=status] .notice', '이 브라우저에서는 내 노트를 저장할 수 없다', { ms: 60000 });
    },
  },
];
