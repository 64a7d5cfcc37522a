// Which modules of a crate the text of a file refers to, and where they go round in a circle.

/** The path of a module, such as `store::pool`, from its file, such as `store/pool.rs`. */
export function moduleOf(file) {
  const path = file.replace(/\.rs$/, "").split("/");
  if (["mod", "lib", "main"].includes(path.at(-1))) path.pop();
  return path.join("::");
}

/**
 * The modules that a file refers to, each with the text that does. `modules` has every module of the
 * crate. Unit tests are left out: they belong to the file that they are in.
 */
export function references(text, module, modules) {
  const found = new Map();
  const code = withoutTests(withoutComments(text));
  const note = (path, line) => {
    const target = deepest(path, modules);
    if (target !== undefined && target !== module && !found.has(target)) found.set(target, line);
  };
  const uses = /(?:^|\n)\s*((?:pub(?:\([^)]*\))?\s+)?use\s+([^;]+);)/g;
  for (const [, line, tree] of code.matchAll(uses)) {
    for (const path of expand(tree)) note(absolute(path, module, modules), oneLine(line));
  }
  const rest = code.replace(uses, "\n");
  for (const [path] of rest.matchAll(/\b(?:crate|super|self)(?:::\w+)+/g)) {
    note(absolute(path.split("::"), module, modules), path);
  }
  // A path that starts at a child of this module or at a module that a `use` brought in by its name.
  for (const [path, name] of rest.matchAll(/(?<![:\w])([a-z_]\w*)(?:::\w+)+/g)) {
    const child = module === "" ? name : `${module}::${name}`;
    if (modules.has(child)) note(absolute(path.split("::"), module, modules), path);
  }
  return found;
}

/** The groups of modules that refer to each other in a circle. */
export function circles(imports) {
  const groups = [];
  const seen = new Map();
  const stack = [];
  let count = 0;
  const visit = (module) => {
    const node = { index: count, low: count++, waiting: true };
    seen.set(module, node);
    stack.push(module);
    for (const target of imports.get(module)?.keys() ?? []) {
      if (!seen.has(target)) node.low = Math.min(node.low, visit(target).low);
      else if (seen.get(target).waiting) node.low = Math.min(node.low, seen.get(target).index);
    }
    if (node.low === node.index) {
      const group = stack.splice(stack.indexOf(module));
      for (const member of group) seen.get(member).waiting = false;
      if (group.length > 1) groups.push(group);
    }
    return node;
  };
  for (const module of imports.keys()) if (!seen.has(module)) visit(module);
  return groups;
}

/** The paths in a `use` tree: `a::{b, c::{self, D}}` has `a::b`, `a::c` and `a::c::D`. */
function expand(tree) {
  const text = tree.replace(/\s+/g, " ").trim().replace(/ as \w+/g, "");
  const open = text.indexOf("{");
  if (open < 0) return [text.split("::")];
  const prefix = text.slice(0, open).split("::").filter(Boolean);
  return split(text.slice(open + 1, text.lastIndexOf("}"))).flatMap((part) =>
    expand(part).map((path) => [...prefix, ...path]),
  );
}

/** Splits at the commas that are in no braces. */
function split(list) {
  const parts = [""];
  let depth = 0;
  for (const c of list) {
    if (c === "{") depth++;
    if (c === "}") depth--;
    if (c === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** A path from the crate's root, or nothing when it leads to another crate. */
function absolute(path, module, modules) {
  const here = module === "" ? [] : module.split("::");
  const steps = path.map((step) => step.trim());
  let from;
  if (steps[0] === "crate") [, ...from] = steps;
  else if (steps[0] === "self") from = [...here, ...steps.slice(1)];
  else if (steps[0] === "super") {
    const ups = steps.findIndex((step) => step !== "super");
    from = [...here.slice(0, here.length - ups), ...steps.slice(ups)];
  } else if (modules.has([...here, steps[0]].join("::"))) from = [...here, ...steps];
  else return undefined;
  return from.filter((step) => step !== "self" && step !== "*");
}

/** The module that a path leads into: the longest part of it that names one. */
function deepest(path, modules) {
  if (path === undefined) return undefined;
  for (let length = path.length; length >= 0; length--) {
    const module = path.slice(0, length).join("::");
    if (modules.has(module)) return module;
  }
  return undefined;
}

function withoutComments(text) {
  return text.replace(/\/\/.*$/gm, "").replace(/\/\*[\s\S]*?\*\//g, "");
}

function withoutTests(text) {
  const start = text.search(/#\[cfg\(test\)\][\s\S]{0,200}?\bmod \w+ \{/);
  return start < 0 ? text : text.slice(0, start);
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}
