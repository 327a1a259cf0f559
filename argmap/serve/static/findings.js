// The list of findings. Whatever comes from a file is set as text.

const serious = document.getElementById("app-serious");
const notes = document.getElementById("app-notes");
const notesTitle = document.getElementById("app-notes-title");
const notesList = document.getElementById("app-notes-list");
const announce = document.getElementById("app-announce");
const made = new Map();

export function showFindings(findings) {
  const focused = document.activeElement?.closest?.(".finding")?.dataset.key;
  const minor = findings.filter(each => each.severity === "note");
  const rest = findings.filter(each => each.severity !== "note");
  serious.replaceChildren(...rest.map(item));
  notesList.replaceChildren(...minor.map(item));
  notes.hidden = !minor.length;
  notesTitle.textContent = counted(minor.length, "note");
  const said = rest.length
    ? ["error", "warning"].map(kind => [rest.filter(each => each.severity === kind).length, kind])
        .filter(([count]) => count).map(([count, kind]) => counted(count, kind)).join(", ")
    : minor.length ? "No errors, no warnings." : "Nothing to report.";
  // Told again to nobody: a screen reader reads what changes.
  if (announce.textContent !== said) announce.textContent = said;
  const present = new Set(findings.map(each => each.key));
  for (const key of made.keys()) if (!present.has(key)) made.delete(key);
  if (focused) made.get(focused)?.element.querySelector("a")?.focus({preventScroll: true});
}

export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

// One that hasn't changed stays the element that it was.
function item(finding) {
  const said = JSON.stringify(finding);
  const before = made.get(finding.key);
  if (before?.said === said) return before.element;
  const element = make("li", `finding ${finding.severity}`,
    make("p", "head",
      make("span", `severity is-${finding.severity}`, finding.severity),
      make("span", "rule", finding.rule),
      place(finding)),
    make("p", "message", ...words(finding.message)),
    ...frame(finding));
  for (const related of finding.related)
    element.append(make("div", "related", `${related.message}: `, place(related), ...frame(related)));
  if (finding.help) element.append(make("p", "help", make("b", "", "To do: "), ...words(finding.help)));
  element.dataset.key = finding.key;
  made.set(finding.key, {said, element});
  return element;
}

// What stands between backticks is code.
function words(text) {
  return text.split(/`([^`]*)`/).map((each, n) => n % 2 ? make("code", "", each) : each);
}

function place({place, link}) {
  if (!link) return make("span", "place", place);
  const anchor = make("a", "place", place);
  anchor.href = link;
  anchor.title = "Open in the editor";
  return anchor;
}

function frame({frame}) {
  if (!frame.length) return [];
  const width = Math.max(...frame.map(({number}) => number.length));
  const lines = frame.flatMap(({number, text, from, length}) => {
    // Places count code points.
    const points = [...text];
    return [
      make("span", "number", `${number.padStart(width)}  `),
      points.slice(0, from).join(""),
      make("mark", "", points.slice(from, from + length).join("") || " "),
      points.slice(from + length).join(""),
      "\n",
    ];
  });
  return [make("pre", "frame", ...lines)];
}
