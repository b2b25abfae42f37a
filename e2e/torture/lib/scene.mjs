// What a case stands on: a host of the small course and a browser, both closed
// when the case ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../../lib/chromium.mjs';
import { alive, desktop, ready } from '../../lib/page.mjs';
import { serve } from '../../lib/server.mjs';
import { path, writeCourse } from './course.mjs';
import { listen } from './driver.mjs';

/** Serves the small course. */
export async function host(ctx) {
  const dir = mkdtempSync(join(tmpdir(), 'notelab-torture-'));
  ctx.defer(() => rmSync(dir, { recursive: true, force: true }));
  writeCourse(dir);
  const server = await serve(dir);
  ctx.defer(() => server.stop());
  return server;
}

/**
 * A fresh profile on the small course: said collects what the screen says, and
 * open(init?) opens the note alive, after init has run in it; visit(init?) leaves
 * the program asleep.
 */
export async function scene(ctx, hosted = host) {
  const server = await hosted(ctx);
  const browser = await launch();
  ctx.defer(() => browser.close());
  const context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce', ...desktop });
  const said = await listen(context);
  const visit = async (init, arg) => {
    const page = await context.newPage();
    if (init) await page.addInitScript(init, arg);
    await page.goto(path);
    return page;
  };
  const open = async (init, arg) => {
    const page = await visit(init, arg);
    await ready(page);
    return page;
  };
  return { server, context, said, open, visit };
}

/**
 * Lets the driver answer and waits until it is through. A page that is stuck as a
 * whole, its watch included, has hung too.
 */
export async function answer(page, options, said) {
  const { ms = 0, count = 0, patience = 20000 } = options;
  let timer;
  const stuck = new Promise((done) => { timer = setTimeout(done, ms + (ms ? 1 : count) * patience * 2 + 10000, 'stuck'); });
  const how = await Promise.race([page.evaluate((o) => window.torture.run(o), options), stuck]);
  clearTimeout(timer);
  if (how === 'stuck') said?.hung.push(`${options.tab}: the page`);
}

/** Loads a page again and waits until it is alive. */
export async function again(page, address = path) {
  await page.goto(address);
  if (address === path) await ready(page);
  else await alive(page);
}
