/** Programs that this run starts. Whatever becomes of it, none stays behind. */
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { DEADLINE } from "./deadline.js";

const running = new Set();

export function launch(program, options, cwd, env) {
  const child = spawn(program, options, {
    cwd,
    env: { ...process.env, NODE_ENV: "production", PYTHONDONTWRITEBYTECODE: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that its children end with it.
    detached: true,
  });
  child.output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => (child.output = (child.output + data).slice(-4000)));
  }
  child.on("error", (error) => (child.output += error.message));
  child.ended = new Promise((resolve) => child.on("exit", resolve).on("error", resolve));
  running.add(child);
  return child;
}

export async function end(child) {
  kill(child);
  await child.ended;
  running.delete(child);
}

function kill(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself, or never started.
  }
}

/** Whatever becomes of the run, no server stays behind. */
process.on("exit", () => {
  for (const child of running) kill(child);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** Waits until a program has printed something. */
export async function outputOf(child, pattern) {
  const deadline = Date.now() + DEADLINE;
  for (;;) {
    const found = child.output.match(pattern);
    if (found) return found;
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`it does not start: ${child.output}`);
    await pause(20);
  }
}
