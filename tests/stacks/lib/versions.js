/** The versions that are installed. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, FOLDER, PYTHON } from "./places.js";

const readers = {
  /** What the lock file says of a crate. */
  cargo(name) {
    const lock = readFileSync(join(FOLDER, "rust/Cargo.lock"), "utf8");
    return lock.match(new RegExp(`name = "${name}"\nversion = "([^"]+)"`))?.[1];
  },
  npm: (name) => JSON.parse(readFileSync(join(CACHE, "node/node_modules", name, "package.json"), "utf8")).version,
  pypi(name) {
    const code = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))";
    return execFileSync(join(PYTHON, "python"), ["-c", code, name]).toString().trim();
  },
  /** Upstream's part of Debian's version. */
  apt(name) {
    const version = execFileSync("dpkg-query", ["--showformat=${Version}", "--show", name]).toString();
    return version.replace(/-[^-]*$/, "");
  },
};

/** The version of a stack, which its manifest says as `npm:cors`. */
export function versionOf({ version }) {
  const [reader, name] = version.split(/:(.*)/);
  return readers[reader](name);
}
