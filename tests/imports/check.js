#!/usr/bin/env node
// Fails when two Rust files of a crate import each other, directly or in a circle. A `mod` line is
// no import; a `use`, a path in the code and a re-export are. So a parent module that uses its child
// while the child uses `super::` is a circle.
//
//   tests/imports/check.js CRATE…    the folders that hold `src/`
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { argv, exit } from "node:process";

import { circles, moduleOf, references } from "./graph.js";

let failed = false;
for (const crate of argv.slice(2)) {
  const source = join(crate, "src");
  const files = rustFiles(source).filter((file) => relative(source, file) !== "main.rs" || !existsSync(join(source, "lib.rs")));
  const modules = new Map(files.map((file) => [moduleOf(relative(source, file)), file]));
  const imports = new Map();
  for (const [module, file] of modules) {
    imports.set(module, references(readFileSync(file, "utf8"), module, modules));
  }
  for (const circle of circles(imports)) {
    failed = true;
    console.error(`${crate}: these files import each other: ${circle.map((module) => modules.get(module)).join(", ")}`);
    for (const module of circle) {
      for (const [target, line] of imports.get(module)) {
        if (circle.includes(target)) console.error(`  ${modules.get(module)}: ${line}`);
      }
    }
  }
}
exit(failed ? 1 : 0);

function rustFiles(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return rustFiles(path);
    return name.endsWith(".rs") ? [path] : [];
  });
}
