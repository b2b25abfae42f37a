// What must hold on every page, as lists of what is wrong: empty is good.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds: one line for each rule that is broken, with its elements. */
export async function axe(page, options = {}) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axeSource);
  return page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], ...options });
    return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.length} × ${v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' ' + n.html.slice(0, 140)).join(' | ')}`);
  }, options);
}

/** Language, title, headings and landmarks every page has. */
export function frame(page, lang) {
  return page.evaluate((lang) => {
    const bad = [];
    const count = (s) => document.querySelectorAll(s).length;
    if (document.documentElement.lang !== lang) bad.push(`html lang is "${document.documentElement.lang}"`);
    if (count('h1') !== 1) bad.push(`${count('h1')} h1`);
    if (count('main') !== 1) bad.push(`${count('main')} main`);
    if (!document.title.trim()) bad.push('no title');
    if (count('[style], style, script:not([src]):not([type="application/json"])')) bad.push('inline style or script: ' + document.querySelector('[style], style, script:not([src]):not([type="application/json"])').outerHTML.slice(0, 120));
    const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    if (twice.length) bad.push(`ids used twice: ${[...new Set(twice)].slice(0, 5)}`);
    return bad;
  }, lang);
}

/** What sticks out of the page sideways, elements that scroll by themselves aside. */
export function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const scrolls = (e) => { for (let p = e.parentElement; p; p = p.parentElement) if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(p).overflowX)) return true; return false; };
    const out = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > clientWidth + 0.5 && !scrolls(e));
    return [`${scrollWidth} px of content in ${clientWidth} px: ${out.slice(0, 4).map((e) => e.tagName.toLowerCase() + '.' + (e.getAttribute('class') ?? '') + ' ' + Math.round(e.getBoundingClientRect().right)).join(', ')}`];
  });
}

/** Controls a finger can miss: below 44 by 44. Links inside running text may be as small as the text. */
export function targets(page) {
  return page.evaluate(() => {
    const small = new Map();
    for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [role="button"]')) {
      if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: false }) || e.closest('svg, [hidden]')) continue;
      if (e.matches('.skip')) continue; // shown to the keyboard alone
      // A link that stands in a sentence, a list of references or a table cell.
      if (e.tagName === 'A' && getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim().length > 0 && e.closest('p, li, td, dd, small, footer, .body, .stem, .crumb')) continue;
      const label = e.closest('label') ?? (e.id && document.querySelector(`label[for="${CSS.escape(e.id)}"]`));
      const boxes = [e, label].filter(Boolean).map((x) => x.getBoundingClientRect());
      // Half a pixel of rounding, and what ::after adds to a tick is not seen here.
      if (boxes.some((b) => b.width >= 43.5 && b.height >= 43.5)) continue;
      const b = boxes[0];
      if (b.width === 0 && b.height === 0) continue;
      if (reach(e)) continue;
      const name = `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''} ${Math.round(b.width)}×${Math.round(b.height)}`;
      small.set(name, (small.get(name) ?? 0) + 1);
    }
    return [...small].map(([name, n]) => `${name} (${n})`);
    // A control whose pseudo-element widens it answers 22 px from its middle.
    function reach(e) {
      for (const pseudo of ['::before', '::after']) {
        const s = getComputedStyle(e, pseudo);
        if (s.content !== 'none' && s.position === 'absolute' && parseFloat(s.width) >= 43.5 && parseFloat(s.height) >= 41.5) return true;
      }
      return false;
    }
  });
}

/** Sum of all layout shifts since the page was opened, those after input included. */
export function shifts(page) {
  return page.evaluate(() => new Promise((done) => {
    const list = [];
    new PerformanceObserver((l) => list.push(...l.getEntries())).observe({ type: 'layout-shift', buffered: true });
    // Entries of frames already painted arrive with the next two frames.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done({
      sum: list.reduce((n, e) => n + e.value, 0),
      who: list.flatMap((e) => e.sources.map((s) => `${s.node?.nodeName ?? '?'}.${s.node?.className?.baseVal ?? s.node?.className ?? ''} ${Math.round(s.previousRect.top)}→${Math.round(s.currentRect.top)}`)).slice(0, 6),
    }), 0)));
  }));
}
