// Writes static/reader.js, or the file that is named, from sources/main.js.

import {build} from "esbuild";

await build({
  bundle: true,
  charset: "ascii",
  entryPoints: ["sources/main.js"],
  format: "iife",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  outfile: process.argv[2] ?? "static/reader.js",
  target: ["es2022"],
});
