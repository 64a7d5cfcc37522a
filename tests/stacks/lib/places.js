/** Where things are. What is installed and built is outside the repository, and outlives a run. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";

export const FOLDER = resolve(import.meta.dirname, "..");
export const ROOT = resolve(FOLDER, "../..");
export const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "two-origins/stacks");
export const BUILT = join(CACHE, "built");
export const PYTHON = join(CACHE, "python/bin");
/** A server of JavaScript must be beside its packages. */
export const NODE_WORK = join(CACHE, "node/work");
export const WORK = join(CACHE, "work");

/** What the names in braces of a manifest stand for. */
export const PROGRAMS = {
  built: BUILT,
  node: process.execPath,
  python: join(PYTHON, "python"),
  caddy: join(PYTHON, "caddy"),
  envoy: join(PYTHON, "envoy"),
};
