// A browser driven by WebDriver over HTTP, as its driver program offers it.
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../lib/server.mjs';
import { until } from '../../lib/wait.mjs';
import { start } from './child.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'; // the standard's name for a reference

/** Starts a driver program on a free port; post() sends it a command. */
export async function driver(program, args, env) {
  const port = await freePort();
  const child = start(program, [...args, `--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...env } });
  const d = { stop: child.end };
  d.send = async (method, path, body) => {
    const r = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(method === 'POST' && { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } }), signal: AbortSignal.timeout(60000) });
    const { value } = await r.json();
    if (!r.ok) throw new Error(`${path.replace(/^\/session\/[^/]+\//, '')}: ${value?.error}: ${value?.message}`);
    return value;
  };
  await until(() => fetch(`http://127.0.0.1:${port}/status`).then((r) => r.ok, () => false), program, 20000);
  return d;
}

/** Opens a session of a driver and returns what a page is driven with. */
export async function classic(d, capabilities) {
  const { sessionId } = await d.send('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  let frame = [0, 0];
  const at = (path) => `/session/${sessionId}${path}`;
  const post = (path, body) => d.send('POST', at(path), body);
  await post('/timeouts', { script: 30000, pageLoad: 60000 });
  const script = `const done = arguments[arguments.length - 1], args = JSON.parse(arguments[1]);
    (async () => (0, eval)("(" + arguments[0] + ")")(...args))().then((v) => done({ v }), (e) => done({ e: String(e && e.stack || e) }))`;
  // Pages forbid eval to their own scripts: the function is part of the command.
  const call = async (f, args) => {
    const { v, e } = await post('/execute/async', { script: script.replace('(0, eval)("(" + arguments[0] + ")")', () => `(${f})`), args: ['', JSON.stringify(args)] });
    if (e) throw new Error(e);
    return v;
  };
  return {
    goto: (url) => post('/url', { url }),
    reload: () => post('/refresh'),
    back: () => post('/back'),
    run: (f, args) => call(`async (...a) => JSON.stringify(await (${f})(...a))`, args).then((s) => (s === undefined || s === null ? undefined : JSON.parse(s))),
    element: async (f, args) => (await call(String(f), args))?.[ELEMENT],
    click: async (id) => {
      const ref = { [ELEMENT]: id };
      await post('/execute/sync', { script: 'arguments[0].scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" })', args: [ref] });
      await post('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [
        { type: 'pointerMove', x: 0, y: 0, origin: ref }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }] });
    },
    keys: (keys) => post('/actions', { actions: [{ type: 'key', id: 'keys', actions: keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }] }),
    files: (id, paths) => post(`/element/${id}/value`, { text: paths.join('\n') }),
    shot: async () => Buffer.from(await d.send('GET', at('/screenshot')), 'base64'),
    resize: async (width, height) => {
      // The window is larger than the page by its frame, and takes its size when it likes.
      const inner = async () => JSON.parse(await call('() => JSON.stringify([innerWidth, innerHeight])', []));
      let [w, h] = [width + frame[0], height + frame[1]];
      for (let n = 0; n < 4; n++) {
        await post('/window/rect', { width: w, height: h });
        let is;
        for (let tries = 0; tries < 20; tries++) {
          is = await inner();
          if (is[0] === width && is[1] === height) { frame = [w - width, h - height]; return; }
          await sleep(50);
        }
        w = Math.max(100, w + width - is[0]);
        h = Math.max(100, h + height - is[1]);
      }
    },
    close: () => d.send('DELETE', at('')).catch(() => {}),
  };
}
