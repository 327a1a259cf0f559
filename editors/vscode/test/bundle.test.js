// The one file that is built, with something in the place of VS Code that has every name.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const {test} = require("node:test");

const BUILT = path.join(__dirname, "..", "dist", "extension.js");

function anything() {
  return new Proxy(class {}, {
    get: (target, name) => name in target || typeof name === "symbol" ? target[name] : anything(),
  });
}

test("what is built can be loaded", {skip: !fs.existsSync(BUILT)}, () => {
  const original = Module._load;
  Module._load = (name, ...rest) => name === "vscode" ? anything() : original(name, ...rest);
  try {
    const {activate, deactivate} = require(BUILT);
    assert.equal(typeof activate, "function");
    assert.equal(typeof deactivate, "function");
  } finally {
    Module._load = original;
  }
});
