// A browser driven by WebDriver BiDi over a socket.
import WebSocket from 'ws';

/** Connects to a session's socket; fresh asks the browser itself for a session. */
export async function bidi(address, { fresh = false } = {}) {
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 2 ** 28 });
  await new Promise((ok, bad) => { socket.once('open', ok); socket.once('error', bad); });
  const waiting = new Map(), said = [];
  let last = 0;
  socket.on('message', (data) => {
    const m = JSON.parse(data);
    const w = waiting.get(m.id);
    if (w) {
      waiting.delete(m.id);
      m.type === 'error' ? w.bad(new Error(`${w.method}: ${m.error}: ${m.message}`)) : w.ok(m.result);
    } else if (m.method === 'log.entryAdded') {
      const { level, text, stackTrace } = m.params;
      said.push({ level, text: `${text} ${stackTrace?.callFrames?.[0]?.url ?? ''}`.trim() });
    }
  });
  socket.on('close', () => { for (const w of waiting.values()) w.bad(new Error(`${w.method}: the browser is gone`)); });
  const send = (method, params = {}) => new Promise((ok, bad) => {
    const id = ++last;
    const timer = setTimeout(() => { waiting.delete(id); bad(new Error(`${method}: no answer`)); }, 60000);
    waiting.set(id, { method, ok: (v) => { clearTimeout(timer); ok(v); }, bad: (e) => { clearTimeout(timer); bad(e); } });
    socket.send(JSON.stringify({ id, method, params }));
  });
  if (fresh) await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await send('browsingContext.getTree');
  const context = contexts[0].context;
  const call = async (f, args) => {
    const r = await send('script.callFunction', {
      functionDeclaration: `async (json) => (${f})(...JSON.parse(json))`, awaitPromise: true, userActivation: false,
      target: { context }, arguments: [{ type: 'string', value: JSON.stringify(args) }],
    });
    if (r.type === 'exception') throw new Error(r.exceptionDetails.text);
    return r.result;
  };
  const actions = (list) => send('input.performActions', { context, actions: list });
  return {
    said: () => said,
    goto: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    reload: () => send('browsingContext.reload', { context, wait: 'complete' }),
    back: () => send('browsingContext.traverseHistory', { context, delta: -1 }),
    run: async (f, args) => {
      const { value } = await call(`async (...a) => JSON.stringify(await (${f})(...a))`, args);
      return value === undefined ? undefined : JSON.parse(value);
    },
    element: async (f, args) => (await call(String(f), args)).sharedId,
    click: async (sharedId) => {
      await send('script.callFunction', { functionDeclaration: '(e) => e.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" })', awaitPromise: false, target: { context }, arguments: [{ sharedId }] });
      await actions([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [
        { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element: { sharedId } } }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }]);
    },
    keys: (keys) => actions([{ type: 'key', id: 'keys', actions: keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }]),
    files: (sharedId, files) => send('input.setFiles', { context, element: { sharedId }, files }),
    shot: async () => Buffer.from((await send('browsingContext.captureScreenshot', { context })).data, 'base64'),
    resize: (width, height) => send('browsingContext.setViewport', { context, viewport: { width, height } }),
    close: async () => {
      await (fresh ? send('browser.close') : send('session.end')).catch(() => {});
      socket.terminate();
    },
  };
}
