// The page: what is chosen, what is known of it, and the news from the server.

import {counted, make, showFindings} from "./findings.js";
import {say, show} from "./picture.js";
import {addressOf, followTheme, hideReader, placeOf, showReader} from "./reader.js";

const get = id => document.getElementById(`app-${id}`);
const KINDS = [["comparison", "Comparisons"], ["argument", "Texts"], ["", "Can’t be read"]];
let known = null;
let progress = "done"; // or "drawing", or "failed"
let reading = false;
let readAgain = false;
const left = {picture: new Map(), reader: new Map()}; // where in a file one was, in each view

// An address names a file and a part by their ids: #/1a2b3c/topic-trials. Or a file, and a place in
// its reader: #/1a2b3c/reader/comparison--who-began?view=picture
function chosen() {
  const [, file, part, ...place] = location.hash.split("/");
  const entry = known.files.find(each => each.id === file) ?? known.files[0];
  const parts = entry?.picture?.parts ?? [];
  return {
    entry,
    part: parts.find(each => each.id === part) ?? parts[0],
    view: part === "reader" ? "reader" : "picture",
    place: place.join("/"),
  };
}

const inReader = (id, place) => `#/${id}/reader${place ? `/${place}` : ""}`;

function showAll() {
  const {entry, part, view, place} = chosen();
  get("path").textContent = known.path;
  get("totals").textContent = known.totals;
  showFiles(entry, view);
  showBar(entry, part, view);
  const reads = view === "reader" && entry?.picture;
  get("picture").hidden = Boolean(reads);
  if (entry) left[view].set(entry.id, view === "reader" ? place : part?.id ?? "");
  if (reads) {
    progress = "done";
    showReader(entry.id, entry.picture.version, place, hearReader);
    showState(entry);
  } else {
    hideReader();
    showPicture(entry, part);
  }
  showFindings(concerning(entry));
  const errors = known.findings.filter(each => each.severity === "error").length;
  document.title = `${errors ? `${counted(errors, "error")} · ` : ""}${entry?.name ?? known.path} · argmap`;
}

// Those of the file, of the files that it is drawn from, and of what is no map, such as settings.
function concerning(entry) {
  const files = new Set(entry?.drawn_from);
  const rank = ({file}) => (file === entry?.id ? 0 : file ? 1 : 2);
  return known.findings.filter(({file}) => !file || files.has(file))
    .sort((one, other) => rank(one) - rank(other));
}

function hearReader(told, why) {
  const {entry, view} = chosen();
  if (view !== "reader" || !entry) return;
  if (told === "moved") return keepPlace();
  progress = told;
  if (told === "failed") {
    get("picture").hidden = false;
    say(why);
  }
  showState(entry);
}

// What is chosen in the reader is in the address of this page, too.
function keepPlace() {
  if (!known) return;
  const {entry, view} = chosen();
  const place = view === "reader" && entry?.picture ? placeOf(entry.id) : null;
  if (place === null) return;
  left.reader.set(entry.id, place);
  get("alone").href = `${addressOf(entry.id)}#${place}`;
  const address = inReader(entry.id, place);
  if (address !== location.hash) history.replaceState(null, "", address);
}

function showFiles(current, view) {
  const focused = document.activeElement?.dataset?.file;
  const groups = KINDS.flatMap(([kind, heading]) => {
    const files = known.files.filter(each => each.kind === kind);
    return files.length
      ? [make("h2", "", heading), make("ol", "", ...files.map(each => fileItem(each, current, view)))]
      : [];
  });
  get("files").replaceChildren(...groups);
  if (focused) get("files").querySelector(`[data-file="${focused}"]`)?.focus();
}

function fileItem(entry, current, view) {
  const {error, warning} = entry.counts;
  const marks = make("span", "marks");
  if (error) marks.append(make("span", "is-error", counted(error, "error")));
  else if (warning) marks.append(make("span", "is-warning", counted(warning, "warning")));
  const link = make("a", "",
    make("span", "name", entry.name), marks, make("span", "title", second(entry)));
  const place = entry === current ? "" : left.reader.get(entry.id);
  link.href = view === "reader" ? inReader(entry.id, place) : `#/${entry.id}`;
  link.title = [entry.folder ? `${entry.folder}/${entry.name}` : entry.name, entry.title]
    .filter(Boolean).join("\n");
  link.dataset.file = entry.id;
  if (entry === current) link.setAttribute("aria-current", "page");
  return make("li", "", link);
}

function second(entry) {
  const alone = known.files.filter(each => each.name === entry.name).length === 1;
  return [alone && entry.title ? "" : entry.folder, entry.title].filter(Boolean).join(" · ");
}

function showBar(entry, part, view) {
  get("title").textContent = entry ? entry.title || entry.name : known.path;
  get("title").title = get("title").textContent;
  const parts = entry?.picture?.parts ?? [];
  const reads = view === "reader";
  get("view").hidden = !entry?.picture;
  for (const choice of document.getElementsByName("view")) choice.checked = choice.value === view;
  get("alone").hidden = !reads || !entry?.picture;
  if (entry) get("alone").href = `${addressOf(entry.id)}#${chosen().place}`;
  get("part-control").hidden = reads || parts.length < 2;
  const options = JSON.stringify(parts);
  if (get("part").dataset.options !== options) {
    get("part").replaceChildren(...parts.map(each => new Option(each.label, each.id)));
    get("part").dataset.options = options;
  }
  if (part) get("part").value = part.id;
  get("tensions-control").hidden = reads || !part?.tensions;
  get("zoom").hidden = reads || !part;
}

function showPicture(entry, part) {
  progress = "done";
  if (!entry) {
    if (known.trouble) say(known.trouble);
    else say("There is no map here yet. ", make("code", "", "argmap new TEXT"), " begins one for a text.");
  } else if (!entry.picture) {
    const wrong = entry.counts.error ? "the file has errors." : "a file that it is drawn from has errors.";
    say(`There is no picture yet: a picture shows only what has been proved, and ${wrong}`);
  } else if (!part) {
    say("This comparison has no contradictions, so there is nothing to draw.");
  } else {
    const tensions = part.tensions && get("tensions").checked;
    const address = `/pictures/${entry.id}/${part.id}${tensions ? "?tensions=1" : ""}`;
    show(address, entry.picture.version, told => {
      progress = told;
      showState(chosen().entry);
    });
  }
  showState(entry);
}

function showState(entry) {
  const {view} = chosen();
  const said = [];
  if (known.trouble && entry) said.push(known.trouble);
  if (progress === "drawing") said.push("Drawing…");
  else if (progress === "done" && (view === "reader" ? entry?.picture : entry?.picture?.parts.length)) {
    const since = entry.counts.error ? "the file" : "a file that it is drawn from";
    said.push(`Drawn from the version saved ${time(entry.picture.saved)}`
      + (entry.broken ? `; ${since} has errors since.` : "."));
  }
  const text = said.join(" ");
  if (get("state").textContent !== text) get("state").textContent = text;
  get("state").classList.toggle("is-stale", Boolean(entry?.broken || (known.trouble && entry)));
}

function time(seconds) {
  const when = new Date(seconds * 1000);
  const clock = [when.getHours(), when.getMinutes(), when.getSeconds()]
    .map(each => String(each).padStart(2, "0")).join(":");
  return when.toDateString() === new Date().toDateString()
    ? clock : `on ${when.toLocaleDateString([], {dateStyle: "medium"})}, ${clock}`;
}

// While it is being asked, what is new is asked for once more, and not once for every piece of news.
async function read() {
  if (reading) {
    readAgain = true;
    return;
  }
  reading = true;
  try {
    do {
      readAgain = false;
      const response = await fetch("/state");
      if (!response.ok) throw new Error(response.statusText);
      const news = await response.json();
      keepPlace(); // of what is shown now
      known = news;
      showAll();
    } while (readAgain);
  } catch {
    lost();
  } finally {
    reading = false;
  }
}

function lost() {
  get("connection").textContent = "The server doesn’t answer; trying again.";
}

let news = null;

// A browser has six connections to a server. A tab that nobody looks at doesn't keep one.
function listen() {
  if (document.hidden) {
    news?.close();
    news = null;
  } else if (!news) {
    news = new EventSource("/events");
    news.onmessage = () => {
      get("connection").textContent = "";
      read();
    };
    news.onerror = lost;
  }
}

// A browser that keeps nothing forgets the choice, and that is all.
function kept(name, fallback) {
  try {
    return localStorage.getItem(`argmap-${name}`) ?? fallback;
  } catch {
    return fallback;
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(`argmap-${name}`, value);
  } catch {
    // see above
  }
}

function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function setZoom(zoom) {
  get("picture").classList.toggle("is-fit", zoom !== "full");
}

const theme = kept("theme", "auto");
get("theme").value = ["auto", "light", "dark"].includes(theme) ? theme : "auto";
setTheme(get("theme").value);
get("theme").onchange = () => {
  setTheme(get("theme").value);
  keep("theme", get("theme").value);
  followTheme();
};
// It can be chosen in the reader too, and in another window.
addEventListener("storage", event => {
  const now = kept("theme", "auto");
  if (event.key !== "argmap-theme" || !["auto", "light", "dark"].includes(now)) return;
  get("theme").value = now;
  setTheme(now);
});
const zoom = kept("zoom", "fit") === "full" ? "full" : "fit";
for (const choice of document.getElementsByName("zoom")) {
  choice.checked = choice.value === zoom;
  choice.onchange = () => {
    setZoom(choice.value);
    keep("zoom", choice.value);
  };
}
setZoom(zoom);
get("tensions").checked = kept("tensions", "") === "1";
get("tensions").onchange = () => {
  keep("tensions", get("tensions").checked ? "1" : "");
  showAll();
};
get("part").onchange = () => {
  const {entry} = chosen();
  if (entry) location.hash = `#/${entry.id}/${get("part").value}`;
};
for (const choice of document.getElementsByName("view"))
  choice.onchange = () => {
    keepPlace();
    const {entry} = chosen();
    if (!entry) return;
    location.hash = choice.value === "reader" ? inReader(entry.id, left.reader.get(entry.id))
      : `#/${entry.id}/${left.picture.get(entry.id) ?? ""}`;
  };
get("alone").addEventListener("pointerdown", keepPlace);
addEventListener("pagehide", keepPlace);
addEventListener("hashchange", () => {
  if (!known) return;
  showAll();
  get("findings").scrollTop = 0;
});
document.addEventListener("visibilitychange", listen);
listen();
