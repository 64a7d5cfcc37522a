/** Starts and ends the servers, on loopback. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { withPolicy } from "./with-policy.js";
import { DEADLINE } from "./deadline.js";
import { end, launch } from "./program.js";
import { FOLDER, NODE_WORK, PROGRAMS, WORK } from "./places.js";
import { isCompiled, programOf, serverFile } from "./stacks.js";

/**
 * Starts a stack. A compiled one has the policy by its name in it already.
 * @param {import("./stacks.js").Stack} stack
 * @param {{ name: string, text: string, byHand?: string, part?: "starts" | "fixes" }} policy
 */
export async function start(stack, { name, text, byHand, part = "starts" }) {
  const port = await freePort();
  const env = { PORT: String(port), POLICY: name, ...(byHand && { BY_HAND: byHand }) };
  const work = workFolder(stack);
  const running = [];
  const stop = async () => {
    for (const process of running) await end(process);
    rmSync(work, { recursive: true, force: true });
  };
  try {
    const upstream = stack.kind === "proxy" ? await application(byHand, running) : undefined;
    if (!isCompiled(stack)) {
      // The printed texts have an address for the application behind a proxy.
      const file = withPolicy(serverFile(stack), text.replaceAll("localhost:3000", "127.0.0.1:UPSTREAM"));
      const places = { PORT: port, UPSTREAM: upstream, WORK: work };
      const placed = file.replaceAll(/\b(PORT|UPSTREAM|WORK)\b/g, (name) => places[name]);
      const path = join(work, stack.as ?? stack.server);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, stack.kind === "proxy" ? placed : file);
    }
    const filled = (command) =>
      command.map((it) => it.replaceAll(/\{(\w+)\}/g, (_, key) => ({ ...PROGRAMS, program: programOf(stack, part), work, port })[key]));
    if (stack.check) check(filled(stack.check), work);
    const [program, ...options] = filled(stack.start);
    const process = launch(program, options, work, env);
    running.push(process);
    await listening(port, process);
  } catch (error) {
    await stop();
    throw new Error(`${stack.id} does not start with the policy ${name}: ${error.message}`);
  }
  return { port, stop };
}

/**
 * Starts the program of a report to upstream, which listens on 8080 unless it is told otherwise.
 * @param {import("../reports/index.js").Report} report
 */
export async function startProgram({ of, program, start }) {
  const port = await freePort();
  const other = await freePort();
  mkdirSync(NODE_WORK, { recursive: true });
  const work = mkdtempSync(join(NODE_WORK, "report-"));
  const text = readFileSync(join(FOLDER, "reports", program), "utf8");
  writeFileSync(join(work, basename(program)), text.replaceAll(/\b8080\b/g, port).replaceAll(/\b8081\b/g, other));
  const [command, ...options] = start.map((it) => it.replaceAll(/\{(\w+)\}/g, (_, key) => ({ ...PROGRAMS, work })[key]));
  const process = launch(command, options, work, { PORT: String(port) });
  const stop = async () => {
    await end(process);
    rmSync(work, { recursive: true, force: true });
  };
  try {
    await listening(port, process);
  } catch (error) {
    await stop();
    throw new Error(`the report for ${of} does not start: ${error.message}`);
  }
  return { port, stop };
}

/** Has a server check its own configuration, as people do before they load it. */
function check([program, ...options], cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, options, { cwd, timeout: DEADLINE });
  if (error) throw error;
  if (status !== 0) throw new Error(`its own check fails: ${stdout}${stderr}`);
}

/** Starts the application behind a proxy, and gives its port. */
async function application(byHand, running) {
  const port = await freePort();
  const env = { PORT: String(port), ...(byHand && { BY_HAND: byHand }) };
  const process = launch(PROGRAMS.node, [join(FOLDER, "proxied/server.mjs")], FOLDER, env);
  running.push(process);
  await listening(port, process);
  return port;
}

function workFolder(stack) {
  const parent = stack.language === "javascript" ? NODE_WORK : WORK;
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `${stack.id}-`));
}

/** Another one each time: a browser remembers the preflights of an origin. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (used.has(port)) return freePort();
  used.add(port);
  return port;
}

const used = new Set();

async function listening(port, child) {
  const deadline = Date.now() + DEADLINE;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`it ended: ${child.output}`);
    if (Date.now() > deadline) throw new Error(`it does not listen: ${child.output}`);
    await pause(20);
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => (socket.destroy(), resolve(true)));
    socket.on("error", () => resolve(false));
  });
}
