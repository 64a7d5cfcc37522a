/** Whether `cors-doctor probe` recognises each stack by its answers. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { APP, EVIL, get, preflight } from "./lib/behaviour.js";
import { DEADLINE } from "./lib/deadline.js";
import { exchange } from "./lib/raw.js";
import { start } from "./lib/server.js";

const run = promisify(execFile);
const PUT = ["--method", "PUT", "--header", "content-type: application/json", "--credentials"];

/** What the doctor is told to ask, by what it is to see. */
const SITUATIONS = {
  allowed: ["--origin", APP, ...PUT, "--header", "x-a: 1"],
  foreign: ["--origin", EVIL, ...PUT, "--header", "x-a: 1"],
  header: ["--origin", APP, ...PUT, "--header", "x-b: 1"],
  request: ["--origin", APP, "--credentials"],
};

/** What answers are kept for the test that has no servers. */
const RECORDED = {
  preflight: preflight(APP),
  foreignPreflight: preflight(EVIL),
  headerPreflight: preflight(APP, "PUT", "content-type,x-b"),
  request: get("/items", APP),
  foreignRequest: get("/items", EVIL),
  requestWithoutOrigin: get("/items"),
};

/**
 * @typedef {{ stacks: string[], because: string }} Guess
 * @param {import("./lib/stacks.js").Stack} stack
 * @returns {Promise<{ guesses: Record<string, Guess | null>, answers: Record<string, string> }>}
 */
export async function recognise(stack) {
  const server = await start(stack, { name: "one", text: stack.texts.one });
  try {
    const guesses = {};
    for (const [situation, options] of Object.entries(SITUATIONS)) {
      guesses[situation] = await guess(`http://127.0.0.1:${server.port}/items`, options);
    }
    const answers = {};
    for (const [name, request] of Object.entries(RECORDED)) {
      const bytes = await exchange(server.port, request);
      answers[name] = bytes.replace(/^(date: ).*$/im, "$1Thu, 01 Jan 2026 00:00:00 GMT");
    }
    return { guesses, answers };
  } finally {
    await server.stop();
  }
}

async function guess(url, options) {
  const program = process.env.CORS_DOCTOR ?? "cors-doctor";
  const command = ["probe", url, "--format", "json", "--timeout", String(DEADLINE / 1000), ...options];
  // 1 says that something is blocked.
  const { stdout } = await run(program, command).catch((error) => (error.code === 1 ? error : Promise.reject(error)));
  const { middleware } = JSON.parse(stdout);
  return middleware && { stacks: middleware.stacks, because: middleware.because };
}

/** Stacks that are taken for another, or never recognised, in words. */
export function mistaken(recognised) {
  return Object.entries(recognised).flatMap(([id, { guesses }]) => {
    const wrong = Object.entries(guesses).filter(([, guess]) => guess && !guess.stacks.includes(id));
    const lines = wrong.map(([situation, { stacks, because }]) => `${id} is taken for ${stacks.join(" or ") || "none"} (${situation}): ${because}`);
    return Object.values(guesses).some((guess) => guess) ? lines : [...lines, `${id} is not recognised`];
  });
}
