// What the keys do. A key that is typed into a field, or with Ctrl, is none of ours.

import {get, root, texts} from "./dom.js";
import {moveInList, moveInText} from "./roving.js";
import {nextTheme} from "./theme.js";

const help = get("help");

function focusText(number, current) {
  const shown = texts.filter(each => !each.hidden)[number];
  if (!shown) return;
  if (current().view === "picture" || !shown.offsetWidth) {
    get("tabs").querySelector(`[data-tab="text-${shown.dataset.alias}"]`).click();
  }
  shown.querySelector(".words").focus({preventScroll: true});
}

function focusList() {
  const chosen = get("list").querySelector(".is-open .head");
  const first = [...get("list").querySelectorAll(".head[tabindex='0']")].find(each => each.offsetParent);
  (chosen?.offsetParent ? chosen : first ?? get("list")).focus();
}

function arrow(event) {
  const {target, key} = event;
  const by = key === "ArrowDown" || key === "ArrowRight" ? 1 : -1;
  if (/Down|Up/.test(key) && target.matches("#app-list .head")) return moveInList(target, by);
  if (/Left|Right/.test(key) && target.closest(".words")) {
    const toLeft = getComputedStyle(target).direction === "rtl";
    moveInText(target, toLeft ? -by : by);
    return true;
  }
  return false;
}

export function startKeys({chooseNext, clearSearch, current, letGo, nextHit, showOther, showView}) {
  const keys = {
    "j": () => chooseNext(1),
    "k": () => chooseNext(-1),
    "/": () => get("search").select(),
    "n": () => nextHit(1),
    "N": () => nextHit(-1),
    "t": nextTheme,
    "p": () => showView(current().view === "picture" ? "" : "picture"),
    "l": showOther,
    "0": focusList,
    "1": () => focusText(0, current),
    "2": () => focusText(1, current),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || help.open) return;
    const typed = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape") {
      if (event.target === get("search")) {
        clearSearch();
        event.target.blur();
      } else if (!typed) letGo();
      return;
    }
    if (typed) return;
    const done = event.key.startsWith("Arrow") ? arrow(event)
      : Object.hasOwn(keys, event.key) && (keys[event.key](), true);
    if (done) event.preventDefault();
  });
  get("keys").onclick = () => help.showModal();
  get("help-close").onclick = () => help.close();
  help.onclick = event => event.target === help && help.close();
  root.classList.add("ready");
}
