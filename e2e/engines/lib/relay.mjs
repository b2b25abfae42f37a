// A server in front of the real one, with an origin of its own: it can be taken
// away, and it can put a script before the page's own. The service worker refuses
// a file that was changed, so this is for journeys without one.
import { createServer, request } from 'node:http';

// WebKit's driver tells nothing of what a page reports: this remembers it, across
// pages and reloads.
const witness = `(() => {
  const key = "e2e.said";
  const tell = (text) => { try { localStorage.setItem(key, JSON.stringify([...JSON.parse(localStorage.getItem(key) ?? "[]"), location.pathname + ": " + text])); } catch { /* nowhere to put it */ } };
  for (const level of ["error", "warn"]) {
    const plain = console[level].bind(console);
    console[level] = (...all) => { tell(level + ": " + all.map(String).join(" ")); plain(...all); };
  }
  addEventListener("error", (e) => tell("uncaught: " + (e.message || "could not load " + (e.target.src || e.target.href))), true);
  addEventListener("unhandledrejection", (e) => tell("uncaught: " + e.reason));
  addEventListener("securitypolicyviolation", (e) => tell("refused by the policy: " + e.violatedDirective + " " + e.blockedURI));
})();
`;

/** Relays an origin of its own to a server; first is a script that every page runs first. */
export async function relay(port, { first } = {}) {
  let gone = false, held = null, waiting = [];
  const server = createServer(function serve(req, res) {
    if (gone) return req.socket.destroy();
    if (held?.test(req.url)) return waiting.push(() => serve(req, res));
    const script = first && /^\/app\.js(\?|$)/.test(req.url);
    const headers = { ...req.headers };
    if (script) for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
    const up = request({ host: '127.0.0.1', port, path: req.url, method: req.method, headers }, (r) => {
      if (!script) {
        res.writeHead(r.statusCode, r.headers);
        return r.pipe(res);
      }
      const parts = [];
      r.on('data', (d) => parts.push(d));
      r.on('end', () => {
        const body = witness + first + Buffer.concat(parts);
        const { etag, 'last-modified': _, ...kept } = r.headers;
        res.writeHead(r.statusCode, { ...kept, 'content-length': Buffer.byteLength(body) });
        res.end(body);
      });
    });
    up.on('error', () => req.socket.destroy());
    req.pipe(up);
  });
  await new Promise((ok, bad) => server.once('error', bad).listen(0, '127.0.0.1', ok));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    leave() { gone = true; server.closeAllConnections(); },
    back() { gone = false; },
    /** Lets requests that fit a pattern wait, until it is called with null. */
    hold(pattern) {
      held = pattern;
      for (const go of waiting.splice(0)) go();
    },
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
