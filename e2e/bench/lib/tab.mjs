// A page in a fresh profile with a slowed machine and network, through the
// browser's own protocol.
import { phone } from '../../lib/page.mjs';

// What Lighthouse calls a slow 4G: 1.6 Mbit/s with a round trip of 150 ms, in
// the numbers with which the browser's emulation has that effect.
const slow4G = { offline: false, latency: 562.5, downloadThroughput: 1474.56 * 1024 / 8, uploadThroughput: 675 * 1024 / 8 };

/**
 * Opens a page of a fresh profile, runs body(page, tab) and closes it. cpu is
 * the factor the processor is slowed by, network true for slow 4G; tab.slow()
 * changes the factor later, tab.cdp is the session.
 */
export async function withTab(browser, { cpu = 1, network = false, worker = false, view = phone, init } = {}, body) {
  const context = await browser.newContext({ ...view, serviceWorkers: worker ? 'allow' : 'block' });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const slow = (rate) => cdp.send('Emulation.setCPUThrottlingRate', { rate });
    if (network) {
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', slow4G);
    }
    if (cpu !== 1) await slow(cpu);
    if (init) await page.addInitScript(init);
    return await body(page, { context, cdp, slow });
  } finally {
    await context.close().catch(() => {});
  }
}

/** Wakes Go without any input and waits until the islands live; milliseconds from waking to living. */
export async function wake(page) {
  return page.evaluate(async () => {
    const from = performance.now();
    window.notelab.boot();
    for (;;) {
      const state = document.documentElement.dataset.app;
      if (state === 'ready') break;
      if (state === 'dead' || performance.now() - from > 60000) throw new Error(`Go is ${state}`);
      await new Promise((r) => setTimeout(r, 4));
    }
    return performance.getEntriesByName('notelab:ready')[0].startTime - from;
  });
}
