// The reader of a file, in a frame. It has this page's origin, so that its address can be read, and
// a policy that runs nothing but its own script.

const SLOW = 250;
const FRAMES = 5;
const BOXES = "#app-list, .words, #app-drawing";
const ITEMS = "article, .words > *";

const frame = document.getElementById("app-reader");
let wanted = null;
let shown = "";
let failed = {key: "", said: ""};
let asking = false;
let told = () => {};

const keyOf = ({id, version}) => `${id} ${version}`;
export const addressOf = id => `/reader/${id}`;

// Shows the reader of a version, at a place; `tell` hears how far it is: "drawing", "moved", "done",
// or "failed" and why. The one before stays until this one is there.
export function showReader(id, version, place, tell) {
  told = tell;
  wanted = {id, version, place};
  if (keyOf(wanted) === failed.key) return told("failed", failed.said);
  frame.hidden = false;
  if (keyOf(wanted) !== shown) return load();
  if (placeOf(id) !== place) go(id, place);
  if (!asking) told("done");
}

export function hideReader() {
  wanted = null;
  failed = {key: "", said: ""};
  frame.hidden = true;
}

// Nothing to go back to: a step back of this page leads there too.
const go = (id, place) => frame.contentWindow.location.replace(`${addressOf(id)}#${place}`);

// Where in the reader of a file the frame is: the hash of its address. Null: it isn't there.
export function placeOf(id) {
  try {
    const {pathname, hash} = frame.contentWindow.location;
    return pathname === addressOf(id) ? hash.slice(1) : null;
  } catch {
    return null; // a page that a browser shows instead
  }
}

// One at a time: of versions that come faster than they are drawn, only the last one is.
async function load() {
  if (asking) return;
  asking = true;
  while (wanted && ![shown, failed.key].includes(keyOf(wanted))) {
    const now = wanted;
    const key = keyOf(now);
    const same = () => wanted && keyOf(wanted) === key;
    frame.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => same() && told("drawing"), SLOW);
    const said = await drawn(addressOf(now.id));
    clearTimeout(slow);
    frame.removeAttribute("aria-busy");
    if (said === null) { // The server is gone. Who listens for news tries again, and asks again.
      if (same()) break;
    } else if (!same()) {
      continue;
    } else if (said) {
      failed = {key, said};
      frame.hidden = true;
      told("failed", said);
    } else {
      shown = key;
      await put(now.id, wanted.place);
      if (same()) told("done");
    }
  }
  asking = false;
}

// Has the server draw it: "" if it could, what it says if it couldn't, null if nobody answers.
async function drawn(address) {
  try {
    const {ok} = await fetch(address, {method: "HEAD"});
    return ok ? "" : await (await fetch(address)).text();
  } catch {
    return null;
  }
}

async function put(id, place) {
  frame.hidden = false;
  const loaded = new Promise(done => frame.addEventListener("load", done, {once: true}));
  const view = frame.contentWindow;
  const again = placeOf(id) !== null;
  const before = again ? whereItIs(view.document) : [];
  const focused = document.activeElement === frame;
  if (again) view.location.reload();
  else go(id, place);
  await loaded;
  if (before.length) goBack(frame.contentWindow, before, FRAMES);
  if (focused) frame.contentWindow.focus();
}

frame.addEventListener("load", () => {
  if (!wanted) return;
  if (placeOf(wanted.id) === null) { // a step back, to another reader or to nothing
    if (asking) return;
    shown = "";
    load();
    return;
  }
  frame.classList.add("is-there");
  const view = frame.contentWindow;
  for (const link of view.document.querySelectorAll("a[href]:not([href^='#'])")) {
    if (link.namespaceURI === document.documentElement.namespaceURI) link.target = "_blank";
  }
  followTheme();
  // What is being loaded has no colours yet.
  view.addEventListener("pagehide", () => frame.classList.remove("is-there"));
  // A browser without these tells the place when it's asked.
  view.navigation?.addEventListener("currententrychange", () => told("moved"));
  told("moved"); // by a step back to before this page was loaded again
});

// The reader keeps its theme where this page does. It hears of a choice by its own button.
export function followTheme() {
  if (!wanted || placeOf(wanted.id) === null) return;
  const {documentElement: root} = frame.contentDocument;
  const theme = document.documentElement.dataset.theme;
  for (let n = 0; n < 2 && root.dataset.theme !== theme; n++)
    frame.contentDocument.getElementById("app-theme")?.click();
}

// Of each box that scrolls, what stands at its top, and how far it is scrolled past.
function whereItIs(page) {
  return [...page.querySelectorAll(BOXES)].map(box => {
    if (!box.clientHeight) return null;
    const {top} = box.getBoundingClientRect();
    const items = [...box.querySelectorAll(ITEMS)];
    const n = items.findIndex(each => each.getBoundingClientRect().bottom > top);
    const off = n < 0 ? 0 : items[n].getBoundingClientRect().top - top;
    return {n, id: items[n]?.id, off, x: box.scrollLeft, y: box.scrollTop};
  });
}

// What is near it is laid out only now, which moves it; and the reader brings what is chosen into
// view, in as many frames.
function goBack(view, before, times) {
  [...view.document.querySelectorAll(BOXES)].forEach((box, number) => {
    if (!before[number]) return;
    const {n, id, off, x, y} = before[number];
    const item = (id && view.document.getElementById(id)) || box.querySelectorAll(ITEMS)[n];
    if (!item) return box.scrollTo(x, y);
    box.scrollTop += item.getBoundingClientRect().top - box.getBoundingClientRect().top - off;
  });
  if (times > 1) view.requestAnimationFrame(() => goBack(view, before, times - 1));
}
