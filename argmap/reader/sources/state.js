// What is chosen and how it is shown. All of it is the address: #who-is-chosen?view=picture&…

const PARAMETERS = ["at", "list", "view", "part", "tab", "texts", "q", "topic", "kind", "strength"];

export function readAddress() {
  const hash = location.hash.slice(1);
  const cut = hash.indexOf("?");
  const given = new URLSearchParams(cut < 0 ? "" : hash.slice(cut + 1));
  const state = {chosen: decoded(cut < 0 ? hash : hash.slice(0, cut))};
  for (const name of PARAMETERS) state[name] = given.get(name) ?? "";
  return state;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

export function writeAddress(state, replace) {
  const given = new URLSearchParams();
  for (const name of PARAMETERS) if (state[name]) given.set(name, state[name]);
  const search = given.size ? `?${given}` : "";
  const address = `#${state.chosen}${search}`;
  if (address === (location.hash || "#")) return;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}
