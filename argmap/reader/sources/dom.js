// What every module asks of the document.

export const root = document.documentElement;
export const get = id => document.getElementById(`app-${id}`);
export const texts = [...document.querySelectorAll(".text")];
export const textOf = alias => texts.find(each => each.dataset.alias === alias);
export const narrow = matchMedia("(max-width: 700px)");

export function press(button, pressed) {
  button?.setAttribute("aria-pressed", String(pressed));
}

const said = get("said");

// Tells a screen reader what has happened, in words.
export function say(words) {
  said.textContent = words;
}

// Scrolls a box so that an element in it is seen. What is near it may be laid out only now, which
// moves it, so that its place is looked at again.
export function reveal(element, box, where = "middle", times = 3) {
  if (!box.clientHeight) return;
  const inner = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const whole = element.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  const room = box.clientHeight;
  const height = Math.max(inner.height, whole.height);
  const space = where === "top" ? 0 : height > room * 0.8 ? 12 : (room - height) / 2;
  const off = Math.min(inner.top, whole.top) - outer.top - space;
  const across = whole.left + whole.width / 2 - outer.left - box.clientWidth / 2;
  if (Math.abs(off) > 1) box.scrollTop += off;
  if (where === "both") box.scrollLeft += across;
  if (times > 1) requestAnimationFrame(() => reveal(element, box, where, times - 1));
}

// Whether it can be seen without scrolling.
export function isSeen(element, box) {
  const inner = element.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  return inner.height > 0 && inner.top >= outer.top && inner.bottom <= outer.bottom;
}
