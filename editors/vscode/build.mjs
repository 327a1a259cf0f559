// Writes dist/extension.js, one file, and beside it the licences of what is in it.

import {readFileSync, readdirSync, writeFileSync} from "node:fs";
import {build} from "esbuild";

const {metafile} = await build({
  bundle: true,
  entryPoints: ["src/extension.js"],
  external: ["vscode"],
  format: "cjs",
  logLevel: "warning",
  metafile: true,
  minify: true,
  outfile: "dist/extension.js",
  platform: "node",
  target: "node20",
});

const packages = Object.keys(metafile.inputs)
  .map(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
  .filter(folder => folder !== undefined);
const licences = [...new Set(packages)].sort().map(folder => {
  const {name, version} = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no licence`);
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync("dist/licences.txt", licences.join(`\n${"-".repeat(72)}\n\n`));
