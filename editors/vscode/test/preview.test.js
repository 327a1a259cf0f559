// What is started for a picture, and what the panel shows of it.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");
const {test} = require("node:test");
const {document, load, makeStub} = require("./stub");

const PICTURE = {version: "1", parts: [{id: "whole"}, {id: "topic-x"}]};
const GOOD = {trouble: "", files: [{id: "a1", broken: false, picture: PICTURE}]};

/** Answers as `argmap serve` does. */
async function site(state) {
  const listening = [];
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push([request.url, request.headers.origin, request.headers.host]);
    if (request.url === "/state") response.end(JSON.stringify(state));
    else if (request.url === "/palette.css") response.end(":root { --paper: #fff }");
    else if (request.url === "/pictures/a1/whole") response.end("<?xml version='1.0'?>\n<svg>drawn</svg>");
    else if (request.url === "/events") {
      listening.push(response);
      response.write("retry: 500\ndata: changed\n\n");
    } else response.writeHead(404).end("no such picture");
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise(resolve => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return {address: `http://127.0.0.1:${server.address().port}/`, asked, close, listening, state};
}

/** Writes a program that says an address, and notes its words and when it is ended. */
function program(t, address) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "argmap $(touch x) "));
  t.after(() => fs.rmSync(folder, {recursive: true}));
  const file = path.join(folder, "words.json");
  const script = path.join(folder, "argmap.js");
  fs.writeFileSync(script, `
    require("fs").writeFileSync(${JSON.stringify(file)},
      JSON.stringify({words: process.argv.slice(2), folder: process.cwd(), id: process.pid}));
    process.stderr.write(${JSON.stringify(address ? `argmap: showing x at ${address} (Ctrl-C ends it)\n` : "argmap: no such thing\n")});
    ${address ? "setInterval(() => {}, 1000);" : "process.exit(2);"}`);
  return {command: [process.execPath, script], folder, noted: () => JSON.parse(fs.readFileSync(file, "utf8"))};
}

async function until(holds) {
  for (let waited = 0; waited < 500; waited += 1) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  assert.fail(`this never came true: ${holds}`);
}

function gone(id) {
  try {
    process.kill(id, 0);
    return false;
  } catch {
    return true;
  }
}

async function shown(command, file) {
  const stub = makeStub({command});
  const extension = load(stub.modules);
  await extension.activate({subscriptions: []});
  stub.vscode.window.activeTextEditor = {document: document("argmap: argument/1\n", {file})};
  await stub.kept.commands.get("argmap.showPreview")();
  return {...stub, extension};
}

test("a picture is shown beside the text, followed, and ended with its panel", async t => {
  const served = await site(structuredClone(GOOD));
  t.after(served.close);
  const {command, folder, noted} = program(t, served.address);
  const file = path.join(folder, "mill; touch y.yaml");
  const {kept} = await shown(command, file);

  assert.deepEqual(noted().words, ["serve", "--no-open", "--port", "0", "--", file]);
  assert.equal(fs.realpathSync(noted().folder), fs.realpathSync(folder));
  assert.deepEqual(fs.readdirSync(folder).sort(), ["argmap.js", "words.json"]);
  const [panel] = kept.panels;
  assert.deepEqual(panel.column, {viewColumn: -2, preserveFocus: true});
  assert.deepEqual(panel.options, {enableScripts: false, localResourceRoots: []});

  await until(() => panel.webview.html.includes("<body><svg>drawn</svg></body>"));
  assert.match(panel.webview.html, /default-src 'none'; style-src 'unsafe-inline'/);
  assert.match(panel.webview.html, /--paper: #fff/);

  served.state.files[0].broken = true;
  served.listening[0].write("data: changed\n\n");
  await until(() => panel.webview.html.includes("the last version without errors"));
  assert.match(panel.webview.html, /<svg>drawn/);

  served.state.files[0].picture = null;
  served.listening[0].write(": still there\n\ndata: cha");
  served.listening[0].write("nged\n\n");
  await until(() => panel.webview.html.includes("There is no picture yet"));

  served.state.files[0].picture = {version: "2", parts: [{id: "other"}]};
  served.listening[0].write("data: changed\n\n");
  await until(() => panel.webview.html.includes("no such picture"));

  for (const [, origin, host] of served.asked) {
    assert.equal(origin, undefined);
    assert.equal(`http://${host}/`, served.address);
  }
  await kept.commands.get("argmap.showPreview")();
  assert.equal(kept.panels.length, 1);
  assert.ok(panel.revealed);
  await kept.commands.get("argmap.openPreview")();
  assert.deepEqual(kept.opened, [served.address]);

  const {id} = noted();
  assert.ok(!gone(id));
  panel.dispose();
  await until(() => gone(id));
});

test("when VS Code ends, so does what was started", async t => {
  const served = await site(GOOD);
  t.after(served.close);
  const {command, folder, noted} = program(t, served.address);
  const {extension} = await shown(command, path.join(folder, "mill.yaml"));
  await extension.deactivate();
  await until(() => gone(noted().id));
});

test("a server that ends is said to have ended", async t => {
  const served = await site(GOOD);
  const {command, folder} = program(t, served.address);
  const {kept, extension} = await shown(command, path.join(folder, "mill.yaml"));
  await until(() => kept.panels[0].webview.html.includes("<svg>"));
  await served.close();
  await until(() => kept.panels[0].webview.html.includes("argmap has ended"));
  await extension.deactivate();
});

test("what a program says that doesn't start is shown", async t => {
  const {command, folder} = program(t, "");
  const {kept} = await shown(command, path.join(folder, "mill.yaml"));
  assert.deepEqual(kept.errors, ["argmap: argmap: no such thing"]);
  const missing = await shown([path.join(folder, "none")], path.join(folder, "mill.yaml"));
  assert.match(missing.kept.errors[0], /ENOENT/);
});

test("without a map in the editor there is nothing to show", async () => {
  const stub = makeStub();
  const extension = load(stub.modules);
  await extension.activate({subscriptions: []});
  stub.vscode.window.activeTextEditor = {document: document("name: x\n")};
  await stub.kept.commands.get("argmap.showPreview")();
  assert.equal(stub.kept.panels.length, 0);
  assert.match(stub.kept.said[0], /Open a map first/);
});

test("a sentence is set as text", () => {
  const {page} = require("../src/page.js");
  assert.match(page("<script>alert('&\"')</script>"), /<p>&#60;script&#62;alert\(&#39;&#38;&#34;&#39;\)&#60;\/script&#62;<\/p>/);
});

// With the words of a real argmap, as a list in JSON: its own preview.
test("a picture of argmap's own is shown", {skip: !process.env.ARGMAP_COMMAND}, async t => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "argmap-"));
  t.after(() => fs.rmSync(folder, {recursive: true}));
  const file = path.join(folder, "mill.yaml");
  const map = quote => "argmap: argument/1\nsource: {title: Mill, file: mill.txt}\nargument:\n"
    + `  stay:\n    claim: The mill should stay.\n    main: true\n    quote: ${quote}\n`;
  fs.writeFileSync(path.join(folder, "mill.txt"), "The mill should stay.\n");
  fs.writeFileSync(file, map("The mill should stay"));
  const {kept, extension} = await shown(JSON.parse(process.env.ARGMAP_COMMAND), file);
  t.after(() => extension.deactivate());
  assert.deepEqual(kept.errors, []);
  const [{webview}] = kept.panels;
  await until(() => webview.html.includes("<svg"));
  assert.match(webview.html, /The mill should stay/);
  assert.match(webview.html, /--paper: light-dark/);
  fs.writeFileSync(file, map("The mill should go"));
  await until(() => webview.html.includes("the last version without errors"));
});
