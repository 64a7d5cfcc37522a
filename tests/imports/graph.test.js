import assert from "node:assert/strict";
import { test } from "node:test";

import { circles, moduleOf, references } from "./graph.js";

function circlesOf(files) {
  const modules = new Map(Object.keys(files).map((file) => [moduleOf(file), file]));
  const imports = new Map();
  for (const [file, text] of Object.entries(files)) {
    imports.set(moduleOf(file), references(text, moduleOf(file), modules));
  }
  return circles(imports).map((circle) => circle.map((module) => modules.get(module)).sort());
}

test("modules that only go one way are no circle", () => {
  const files = { "lib.rs": "mod a;\nmod b;", "a.rs": "use crate::b::B;", "b.rs": "pub struct B;" };
  assert.deepEqual(circlesOf(files), []);
});

test("two modules that use each other are a circle", () => {
  const files = {
    "lib.rs": "mod a;\nmod b;",
    "a.rs": "use crate::{\n    b::{self, B},\n};",
    "b.rs": "fn f() -> crate::a::A { todo!() }",
  };
  assert.deepEqual(circlesOf(files), [["a.rs", "b.rs"]]);
});

test("a parent that uses its child, which uses super, is a circle", () => {
  const files = { "lib.rs": "mod a;", "a/mod.rs": "mod b;\nuse b::B;", "a/b.rs": "use super::A;" };
  assert.deepEqual(circlesOf(files), [["a/b.rs", "a/mod.rs"]]);
});

test("a re-export is an import", () => {
  const files = { "lib.rs": "mod a;\npub use a::A;", "a.rs": "use crate::Other;" };
  assert.deepEqual(circlesOf(files), [["a.rs", "lib.rs"]]);
});

test("a child that uses its sibling does not use its parent", () => {
  const files = {
    "lib.rs": "mod a;",
    "a/mod.rs": "mod b;\nmod c;\npub use b::B;",
    "a/b.rs": "use super::c::C;",
    "a/c.rs": "",
  };
  assert.deepEqual(circlesOf(files), []);
});

test("a path in the code counts, also one that starts at a child", () => {
  const files = { "lib.rs": "mod a;\nfn f() { a::g() }", "a.rs": "fn g() { crate::f() }" };
  assert.deepEqual(circlesOf(files), [["a.rs", "lib.rs"]]);
});

test("a circle of three is found", () => {
  const files = {
    "lib.rs": "",
    "a.rs": "use crate::b::B;",
    "b.rs": "use super::c::C;",
    "c.rs": "use crate::a::A;",
  };
  assert.deepEqual(circlesOf(files), [["a.rs", "b.rs", "c.rs"]]);
});

test("comments, unit tests and other crates do not count", () => {
  const files = {
    "lib.rs": "mod a;\nmod b;",
    "a.rs": "use crate::b::B;",
    "b.rs": "// use crate::a::A;\nuse serde::a;\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}",
  };
  assert.deepEqual(circlesOf(files), []);
});
