// Working a page with the keyboard alone.
import { until } from './wait.mjs';

/** Who has the keyboard: tag, id, accessible name and whether the focus shows. */
export function focused(page) {
  return page.evaluate(() => {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const text = (n) => n?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const byIds = (ids) => ids?.split(' ').map((id) => text(document.getElementById(id))).join(' ');
    const label = e.labels?.[0];
    const name = e.getAttribute('aria-label') ?? byIds(e.getAttribute('aria-labelledby')) ?? (label ? text(label) : text(e));
    // The ring may be drawn by the control or by the label around it.
    const rings = [e, label, e.closest('li, label, .seg')].filter(Boolean).some((x) => {
      const s = getComputedStyle(x);
      return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
    });
    const r = (label ?? e).getBoundingClientRect();
    return {
      tag: e.tagName, id: e.id, name, type: e.type ?? '', rings,
      seen: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
      path: (() => { const p = []; for (let x = e; x && x !== document.body; x = x.parentElement) p.unshift([...x.parentElement.children].indexOf(x)); return p.join('.'); })(),
    };
  });
}

/** Presses Tab until the element looked for has the keyboard. */
export async function tabTo(page, { id, name, tag }, most = 300) {
  const is = (f) => f && (!id || id.test(f.id)) && (!name || f.name === name) && (!tag || f.tag === tag);
  if (is(await focused(page))) return;
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    const f = await focused(page);
    if (is(f)) return;
  }
  throw new Error(`Tab never reaches ${tag ?? ''} ${id ?? ''} ${name ?? ''} on ${page.url()}`);
}

/** The figures of the simulator on a lab page, as they read: a long name may have invisible places to break. */
export const figures = async (page) => (await page.locator('[data-island="sim"] dl.nums dd').allInnerTexts()).map((s) => s.replaceAll('\u200b', ''));

/** Waits until a lab page shows the figures of a run that the command line made. */
export async function shows(page, run) {
  const want = JSON.stringify(run.figures.map((f) => f.text.ko));
  let seen;
  await until(async () => (seen = JSON.stringify(await figures(page))) === want, 'the figures').catch(() => { throw new Error(`the page shows ${seen}; want ${want}`); });
}
