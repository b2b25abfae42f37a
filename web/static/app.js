// Notelab's loader. It keeps taps and keys until Go is up, starts Go when it is needed, watches the service worker, and says so
// when something is wrong. No dependency, no inline script, and nothing here is
// needed to read a page.
(() => {
  "use strict";
  const html = document.documentElement;
  // Names that carry a hash; written in by the site when it is built.
  const assets = "__NOTELAB_ASSETS__";
  // This file stands at the root of the site, whatever page loads it.
  const root = new URL("./", document.currentScript.src).pathname;
  const store = {
    get(k) { try { return localStorage.getItem(k); } catch { return null; } },
    set(k, v) { try { localStorage.setItem(k, v); } catch { /* no storage: nothing to remember */ } },
  };

  // ---- words: the few the loader says itself ------------------------------
  const ko = html.lang.startsWith("ko");
  const words = ko ? {
    dead: "앱이 멈췄다. 글은 계속 읽을 수 있다.", load: "앱을 불러오지 못했다. 글과 풀이는 계속 읽을 수 있다.",
    models: "시뮬레이터를 불러오지 못했다. 그림과 표는 계속 볼 수 있다.",
    reload: "새로고침", update: "새 버전이 준비됐다.", apply: "지금 적용", close: "닫기",
  } : {
    dead: "The app stopped. You can go on reading.", load: "The app couldn't be loaded. Text and answers can still be read.",
    models: "The simulator couldn't be loaded. Its picture and table can still be read.",
    reload: "Reload", update: "A new version is ready.", apply: "Use it now", close: "Close",
  };

  // notice shows one message at the foot of the page, with at most one action.
  let toast;
  function notice(text, label, act) {
    dress();
    toast?.remove();
    toast = document.createElement("div");
    toast.className = "notice toast";
    toast.setAttribute("role", "status");
    const p = toast.appendChild(document.createElement("p"));
    const button = (name, cls, f) => {
      const b = toast.appendChild(document.createElement("button"));
      b.type = "button"; b.className = cls; b.textContent = name; b.onclick = f;
    };
    if (label) button(label, "btn small pri", act);
    button(words.close, "btn small", () => toast.remove());
    document.body.append(toast);
    p.textContent = text; // after it is in the page, so that it is announced
  }

  // ---- early taps: kept until the island they were meant for is alive -------
  // A control is found again in the living island by its tag and its place
  // among its likes; static and living markup are the same.
  const CONTROLS = "button,input,select,textarea";
  let queue = [];        // {id, tag, n, value} in the order they were made
  const alive = new Set(); // ids of living islands
  function locate(target) {
    const el = target.closest?.(CONTROLS), island = el?.closest("[data-island]");
    if (!island) return null;
    const tag = el.tagName;
    return { id: island.id, tag, n: [...island.getElementsByTagName(tag)].indexOf(el) };
  }
  function keep(e) {
    if (!e.isTrusted) return;
    const at = locate(e.target);
    if (!at || alive.has(at.id) || html.dataset.app === "dead") return;
    const el = e.target, field = at.tag !== "BUTTON";
    if (e.type === "click" && field) return;      // fields report by input and change
    if (field) {
      at.checked = el.checked; at.value = el.value;
      at.choice = el.type === "radio" || el.type === "checkbox";
      queue = queue.filter((q) => !(q.id === at.id && q.tag === at.tag && q.n === at.n && !q.click));
    } else {
      at.click = true;
    }
    queue.push(at);
    boot();
  }
  const find = (q) => document.getElementById(q.id)?.getElementsByTagName(q.tag)[q.n];
  function replay() {
    const held = document.activeElement === document.body && focus && alive.has(focus.id) ? focus : null;
    const later = [];
    for (const q of queue) {
      if (!alive.has(q.id)) { later.push(q); continue; }
      const el = find(q);
      if (!el) continue;
      if (q.open !== undefined) { el.open = q.open; continue; }
      if (q.click || q.choice) { if (q.click || el.checked !== q.checked) el.click(); continue; }
      el.value = q.value;
      el.dispatchEvent(new Event("input", { bubbles: true }));
      el.dispatchEvent(new Event("change", { bubbles: true }));
    }
    queue = later;
    // The keyboard goes back to the control it was on.
    if (held) find(held)?.focus({ preventScroll: true });
  }
  // A press that begins on a static control and ends on its living counterpart
  // makes no click of its own. A finger's does: it is aimed when it ends.
  let pressed = null;
  const control = (el) => el.closest?.("label")?.control ?? el;
  addEventListener("pointerdown", (e) => { pressed = e.pointerType === "touch" || e.button ? null : locate(control(e.target)); if (pressed && alive.has(pressed.id)) pressed = null; }, true);
  addEventListener("pointerup", (e) => {
    const el = pressed && alive.has(pressed.id) ? find(pressed) : null;
    pressed = null;
    if (el && control(e.target).closest?.(CONTROLS) === el) el.click();
  }, true);
  // An explanation opened early stays open.
  addEventListener("toggle", (e) => {
    const island = e.target.closest("[data-island]");
    if (!island || alive.has(island.id)) return;
    const n = [...island.getElementsByTagName("DETAILS")].indexOf(e.target);
    queue = queue.filter((q) => !(q.open !== undefined && q.id === island.id && q.n === n));
    queue.push({ id: island.id, tag: "DETAILS", n, open: e.target.open });
  }, true);
  let focus = null;
  addEventListener("focusin", (e) => { focus = locate(e.target); });
  addEventListener("click", keep, true);
  addEventListener("change", keep, true);
  addEventListener("input", keep, true);
  // Forms go nowhere. In a static question a digit chooses an option and Enter
  // means its button, as they do in the living one.
  addEventListener("submit", (e) => e.preventDefault(), true);
  addEventListener("keydown", (e) => {
    const island = e.isComposing || e.ctrlKey || e.metaKey || e.altKey ? null : e.target.closest?.(".quiz[data-island]");
    if (!island || alive.has(island.id)) return;
    const field = e.target.matches(".blank, select"); // digits are written there
    if (/^[1-9]$/.test(e.key) && !field) {
      island.querySelectorAll(".opts input")[e.key - 1]?.click();
      const at = island.querySelectorAll(".opts input")[e.key - 1];
      if (at) keep({ type: "change", target: at, isTrusted: true });
    } else if (e.key === "Enter" && e.target.matches(".opts input, .blank")) {
      const n = [...island.getElementsByTagName("BUTTON")].findIndex((b) => b.matches(".foot > .btn.pri"));
      if (n >= 0) { e.preventDefault(); queue.push({ id: island.id, tag: "BUTTON", n, click: true }); boot(); }
    }
  }, true);

  // ---- Go -------------------------------------------------------------------
  let started = null;
  function boot() { return started ??= start(); }
  // What runs Go's programs is one script for all of them.
  let exec = null;
  const runner = () => exec ??= new Promise((ok, bad) => {
    const s = document.createElement("script");
    s.src = root + assets.exec; s.onload = ok; s.onerror = () => bad(new Error("exec"));
    document.head.append(s);
  });
  // What living parts look like; on a note nothing else needs it.
  const dress = () => new Promise((done) => {
    if (document.querySelector('link[href$="live.css"]')) return done();
    const l = document.createElement("link");
    l.rel = "stylesheet"; l.href = root + "live.css"; l.onload = l.onerror = done;
    document.head.append(l);
  });
  // program starts a Go program, when what it waits for is there; its end is a
  // promise in the result.
  async function program(file, ...needs) {
    const [wasm] = await Promise.all([fetch(root + file), runner(), ...needs]);
    if (!wasm.ok) throw new Error(file + " " + wasm.status);
    const go = new Go();
    // The Response goes in untouched: then the browser keeps the compiled code.
    // A host that sends the file under another type gets it read the slow way.
    const { instance } = wasm.headers.get("content-type")?.startsWith("application/wasm")
      ? await WebAssembly.instantiateStreaming(wasm, go.importObject)
      : await WebAssembly.instantiate(await wasm.arrayBuffer(), go.importObject);
    return { end: go.run(instance) };
  }
  async function start() {
    if (!document.querySelector("[data-island]") || !assets.wasm) return;
    html.dataset.app = "booting";
    // go-app looks for these; the fragment of its own loader that it needs.
    const env = { GOAPP_INTERNAL_URLS: "[]", GOAPP_VERSION: "", GOAPP_STATIC_RESOURCES_URL: "", GOAPP_ROOT_PREFIX: "" };
    Object.assign(window, {
      goappNav() {}, goappOnUpdate() {}, goappOnAppInstallChange() {},
      goappGetenv: (k) => env[k] ?? "", goappKeepBodyClean: () => () => {},
      goappIsAppInstalled: () => false, goappIsAppInstallable: () => false, async goappShowInstallPrompt() {},
    });
    // It would also take links and the history into its hands, from its start on:
    // pages are loaded by the browser.
    for (const name of ["onclick", "onpopstate"]) Object.defineProperty(window, name, { get: () => null, set() {}, configurable: true });
    try {
      const { end } = await program(assets.wasm, dress());
      end.then(died, died);
    } catch (e) {
      console.error("notelab:", e);
      html.dataset.app = "dead";
      queue = [];
      notice(words.load, words.reload, () => location.reload());
    }
  }
  function died() {
    html.dataset.app = "dead";
    notice(words.dead, words.reload, () => location.reload());
  }
  // Called when the first islands live, and again for each that comes later.
  window.notelabReady = (ids) => {
    for (const id of ids) alive.add(id);
    if (html.dataset.app !== "ready") performance.mark("notelab:ready");
    html.dataset.app = "ready";
    replay();
  };

  // ---- models of simulators: programs of their own, brought on demand ----------
  const groups = {}, asks = {};
  window.notelabModels = (group, ask) => { asks[group] = ask; };
  // models is a promise of the function that asks a simulator's model, or null
  // for a simulator nobody knows.
  const models = (sim) => {
    const group = assets.sims?.[sim];
    if (!group) return null;
    return groups[group] ??= program(assets["sims-" + group]).then(() => asks[group]).catch((e) => {
      groups[group] = null; // another try may succeed
      if (sim !== "sync") notice(words.models, words.reload, () => location.reload());
      throw e;
    });
  };

  // The first touch, click or key starts Go; the download goes on while the
  // finger is still down.
  for (const type of ["pointerdown", "touchstart", "keydown"]) {
    addEventListener(type, boot, { once: true, passive: true, capture: true });
  }

  // ---- last place: noted here, since a reader may never start Go -------------
  function watchPlace(page) {
    const heads = [...document.querySelectorAll("main h2[id]")];
    let timer = 0;
    const note = () => {
      timer = 0;
      let section = "";
      for (const h of heads) { if (h.getBoundingClientRect().top > innerHeight / 3) break; section = h.id; }
      store.set("notelab.place", JSON.stringify({ course: page.course || undefined, note: page.slug, section: section || undefined, at: Date.now() }));
    };
    addEventListener("scroll", () => { timer ||= setTimeout(note, 800); }, { passive: true });
    addEventListener("pagehide", () => { if (timer) note(); });
    setTimeout(note, 3000); // a glance at a note is no reading
  }

  // ---- service worker ---------------------------------------------------------
  const offline = { done: 0, total: 0, complete: false, at: 0, failed: "", waiting: false };
  const heard = (change) => { Object.assign(offline, change); dispatchEvent(new Event("notelab:offline")); };
  let registration;
  const post = (w, type) => w?.postMessage({ type });
  const update = () => { if (registration?.waiting) post(registration.waiting, "activate"); };
  function offer() {
    heard({ waiting: true });
    notice(words.update, words.apply, update);
  }
  // Every tab follows when a new version takes over: also one that was still
  // being loaded, which its worker tells. The first worker of all changes
  // nothing that is shown. A page that hears of it both ways loads again once:
  // to be told twice while it leaves has crashed Chromium.
  const sw = navigator.serviceWorker;
  let controlled = !!sw?.controller;
  let followed = false;
  const follow = () => { if (!followed) location.reload(); followed = true; };
  sw?.addEventListener("controllerchange", () => { if (controlled) follow(); controlled = true; });
  sw?.addEventListener("message", (e) => {
    const { type, ...s } = e.data ?? {};
    if (type === "offline") heard(s);
    if (type === "taken") follow();
  });
  async function serviceWorker() {
    if (!sw) return heard({ failed: "none" }); // a private window, or an address without https
    try {
      registration = await sw.register(root + "sw.js", { scope: root, updateViaCache: "none" });
    } catch (e) {
      heard({ failed: String(e) });
      return;
    }
    // A newer worker may wait already, or be on its way: the browser looks for
    // one when the page is opened, which can be before this line.
    const watch = (w) => {
      // A first worker may control this page before its state has caught up.
      const check = () => { if (w.state === "installed" && sw.controller && sw.controller !== w) offer(); };
      w?.addEventListener("statechange", check);
      if (w) check();
    };
    watch(registration.waiting);
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    post((await sw.ready).active, "state"); // asks for an "offline" message
    // The browser looks for a newer worker with every page, but it asks whether
    // the one it has is still right, and hosts that know files by time and size
    // say so wrongly. A few times a day it is fetched past every cache.
    const now = Date.now(), looked = store.get("notelab.looked");
    if (looked && now - looked < 6 * 3600e3) return;
    store.set("notelab.looked", now);
    if (looked) {
      fetch(root + "sw.js", { cache: "reload" }).then(() => registration.update()).catch(() => { /* the next look may succeed */ });
    }
  }

  window.notelab = { root, assets, offline, notice, update, boot, models };

  // ---- "/" and Ctrl-K lead to the search, from anywhere but a text field --------
  function searchKeys() {
    const field = document.getElementById("find-field");
    const way = document.querySelector(".tabs a[href$='/search/']");
    // Who came to search types at once; who came back on a phone wants to see what was found.
    if (field && document.activeElement === document.body && !(location.search && matchMedia("(pointer: coarse)").matches)) field.focus({ preventScroll: true });
    addEventListener("keydown", (e) => {
      // With a Korean layout the key may say "ㅏ".
      const ctrlK = (e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey && (e.key.toLowerCase() === "k" || e.code === "KeyK" && e.key > "~");
      const slash = e.key === "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !e.target.closest?.("input:not([type=radio],[type=checkbox],[type=range]),textarea,select,[contenteditable]");
      if (e.isComposing || e.defaultPrevented || !ctrlK && !slash) return;
      e.preventDefault();
      if (field) { field.focus(); field.select(); } else if (way) location.href = way.href;
    });
  }

  // ---- a hit of the search opens at its words -----------------------------------
  // The address says how the place begins (?at=); it is looked for in the text
  // after the heading of the fragment, white space aside, shown, marked for a
  // moment and focused. Where it isn't found, the page stands at the heading.
  function openAt() {
    const query = new URLSearchParams(location.search), at = query.get("at")?.replace(/\s+/g, "");
    if (!at) return;
    query.delete("at");
    history.replaceState(history.state, "", location.pathname + (String(query) && "?" + query) + location.hash);
    let head = null;
    try { head = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no such heading */ }
    const walk = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT), nodes = [];
    let text = "", from = -1;
    for (let n; (n = walk.nextNode());) {
      if (from < 0 && (!head || head.compareDocumentPosition(n) & Node.DOCUMENT_POSITION_FOLLOWING)) from = text.length;
      nodes.push([text.length, n]);
      text += n.data.replace(/\s+/g, "");
    }
    let i = text.indexOf(at, Math.max(from, 0));
    if (i < 0) i = text.indexOf(at);
    if (i < 0) return;
    const node = nodes.findLast(([start]) => start <= i)[1].parentElement;
    for (let d = node.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    const block = node.closest("p,li,tr,pre,dd,dt,figure,blockquote,h2,h3,h4,summary,label") ?? node;
    let moved = false;
    for (const type of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(type, () => { moved = true; }, { once: true, passive: true, capture: true });
    const seen = block.closest("[data-island]") ?? block;
    if (!seen.hasAttribute("tabindex")) seen.tabIndex = -1;
    const go = () => {
      if (!moved) scrollTo({ top: scrollY + node.getBoundingClientRect().top - innerHeight * 0.3, behavior: "instant" });
      if (document.activeElement === document.body) seen.focus({ preventScroll: true });
    };
    go();
    // The browser goes to the heading by itself, when the page is loaded, or in
    // WebKit when its last style has come.
    const again = () => requestAnimationFrame(go);
    addEventListener("load", again);
    addEventListener("scroll", again, { passive: true });
    dress().then(() => { seen.classList.add("found"); again(); setTimeout(() => removeEventListener("scroll", again), 2000); });
  }

  // WebKit gives a field without autocompletion its first value again when it
  // brings a page back as it was: the last one is made that.
  addEventListener("pagehide", () => {
    for (const field of document.querySelectorAll("input[autocomplete=off]")) field.defaultValue = field.value;
  });

  // ---- after the page is parsed -----------------------------------------------
  function parsed() {
    let page = {};
    try { page = JSON.parse(document.getElementById("page").textContent); } catch { /* a page without islands */ }
    if (page.kind === "note") { watchPlace(page); openAt(); }
    searchKeys();
    const idle = window.requestIdleCallback ?? ((f) => setTimeout(f, 200));
    const eager = document.querySelectorAll("[data-eager]");
    const near = new IntersectionObserver((seen) => { if (seen.some((s) => s.isIntersecting)) { near.disconnect(); boot(); } }, { rootMargin: "200px" });
    const late = () => {
      idle(serviceWorker);
      // Screens that are alive as a whole start by themselves.
      if (["today", "outline", "quiz", "sim", "search", "me", "my"].includes(page.kind)) idle(boot);
      eager.forEach((el) => near.observe(el));
    };
    document.readyState === "complete" ? late() : addEventListener("load", late);
  }
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", parsed) : parsed();
})();
