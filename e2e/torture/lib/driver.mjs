// Answers questions as fast as the page takes them, with the page's own fields
// and buttons, and says of every answer what became of it on the screen.

/** What the card says in Korean once the answer is on disk. */
export const savedText = '저장됨';

/** Runs in the page, before its own scripts. */
export function driver(savedText) {
  const say = (what) => globalThis.tortureSaid?.(what);
  // The clock of whoever watches goes on when a fault stops the page's.
  const { setTimeout, clearTimeout } = globalThis;

  /** Resolves as soon as f returns something, looking again after every change of the element. */
  const seen = (element, f, ms) => new Promise((done) => {
    const look = () => {
      const v = f();
      if (v) end(v);
    };
    const watcher = new MutationObserver(look);
    const timer = setTimeout(() => end(null), ms);
    const end = (v) => {
      watcher.disconnect();
      clearTimeout(timer);
      done(v);
    };
    watcher.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  });

  /** What the card says about its answer: saved, or why not. */
  const outcome = (card) => {
    const save = card.querySelector('.verdict .save');
    if (!save) return null;
    if (save.textContent === savedText) return { what: 'saved' };
    const bad = save.querySelector('.bad');
    return bad && { what: 'failed', why: bad.textContent };
  };

  let stopped = false;
  globalThis.torture = {
    stop() { stopped = true; },

    /** Gives one answer that contains the token. */
    async answer(card, token, { patience, retries = 0 }) {
      const main = () => card.querySelector('.foot > .btn.pri') ?? [...card.querySelectorAll('.foot > .btn')].at(-1);
      if (card.querySelector('.verdict')) {
        main().click(); // once more
        if (!await seen(card, () => !card.querySelector('.verdict') && card.querySelector('input.blank'), patience)) return say({ what: 'hung', token, at: 'the retry' });
      }
      const field = card.querySelector('input.blank');
      field.value = token;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      say({ what: 'sent', token });
      main().click();
      for (let n = 0; ; n++) {
        const said = await seen(card, () => outcome(card), patience);
        if (!said) return say({ what: 'hung', token, at: card.querySelector('.save')?.textContent ?? 'no verdict' });
        say({ ...said, token });
        if (said.what === 'saved' || n >= retries) return said;
        card.querySelector('.save button').click();
      }
    },

    /** Answers one question after the other for some milliseconds, or so many of them. */
    async run({ tab, ms = 1e9, count = 1e9, patience = 20000, retries = 0 }) {
      stopped = false;
      const cards = [...document.querySelectorAll('[data-island="quiz"]')].filter((c) => !c.querySelector('.opts'));
      const end = performance.now() + ms;
      for (let n = 0; n < count && !stopped && performance.now() < end; n++) {
        await globalThis.torture.answer(cards[n % cards.length], `${tab}.${n}`, { patience, retries });
      }
    },
  };
}

/**
 * Listens to what the drivers of a context say. said.sent, said.saved and
 * said.failed hold tokens; said.hung counts.
 */
export async function listen(context, said = { sent: new Set(), saved: new Set(), failed: new Map(), hung: [] }) {
  await context.exposeFunction('tortureSaid', ({ what, token, why, at }) => {
    if (what === 'hung') said.hung.push(`${token}: ${at}`);
    else if (what === 'failed') said.failed.set(token, why);
    else said[what].add(token);
  });
  await context.addInitScript(driver, savedText);
  return said;
}
