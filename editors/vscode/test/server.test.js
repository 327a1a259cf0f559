// Which program the language server is, and when it is started.

const assert = require("node:assert/strict");
const {test} = require("node:test");
const {document, load, makeStub} = require("./stub");

const MAP = document("# a map\nargmap: argument/1\n");
const NO_MAP = document("name: argmap\nkey:\n  argmap: 1\n");

async function activated(options) {
  const stub = makeStub(options);
  const extension = load(stub.modules);
  await extension.activate({subscriptions: []});
  return {...stub, extension};
}

test("the configured program is started for `lsp`, and no shell", async () => {
  const {kept} = await activated({command: ["/a b/python3", "-m", "argmap; touch x"], documents: [MAP]});
  assert.equal(kept.clients.length, 1);
  assert.deepEqual(kept.clients[0].server, {
    command: "/a b/python3", args: ["-m", "argmap; touch x", "lsp"], options: {shell: false},
  });
  assert.ok(kept.clients[0].running);
  assert.equal(kept.contexts["argmap.running"], true);
});

test("it is told of YAML files, and of texts", async () => {
  const {kept} = await activated({documents: [MAP]});
  assert.deepEqual(kept.clients[0].client.documentSelector, [
    {scheme: "file", language: "yaml"},
    {scheme: "file", language: "plaintext"},
    {scheme: "file", language: "markdown"},
  ]);
});

test("other YAML files start nothing", async () => {
  const {kept, listeners} = await activated({documents: [NO_MAP]});
  const elsewhere = document("argmap: argument/1\n", {scheme: "git"});
  for (const each of [NO_MAP, elsewhere, document("argmap: x", {languageId: "plaintext"})]) {
    await listeners.open[0](each);
  }
  assert.equal(kept.clients.length, 0);
  await listeners.open[0](MAP);
  await listeners.save[0](MAP);
  assert.equal(kept.clients.length, 1);
});

test("a folder with settings for argmap starts it", async () => {
  const {kept} = await activated({files: ["argmap.toml"]});
  assert.equal(kept.clients.length, 1);
});

test("what can't be started is said once, and tried again when asked", async () => {
  const {kept, listeners} = await activated({documents: [MAP], failing: true});
  await listeners.open[0](MAP);
  assert.deepEqual(kept.errors, ["argmap: spawn argmap ENOENT"]);
  await kept.commands.get("argmap.restartServer")();
  assert.equal(kept.errors.length, 2);
});

test("restarting ends the one before, and so does another setting", async () => {
  const {kept, listeners, extension} = await activated({documents: [MAP]});
  await kept.commands.get("argmap.restartServer")();
  await listeners.configuration[0]({affectsConfiguration: name => name === "argmap.command"});
  await listeners.configuration[0]({affectsConfiguration: () => false});
  assert.deepEqual(kept.clients.map(each => each.running), [false, false, true]);
  await extension.deactivate();
  assert.deepEqual(kept.clients.map(each => each.running), [false, false, false]);
  assert.equal(kept.contexts["argmap.running"], false);
});

test("a setting that is no list of words is refused", async () => {
  for (const command of ["argmap lsp", [], [""], ["argmap", 5], {}]) {
    const {kept} = await activated({command, documents: [MAP]});
    assert.equal(kept.clients.length, 0);
    assert.match(kept.errors[0], /has to be a list of words/);
  }
});
