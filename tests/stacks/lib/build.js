/** Compiles the programs of Rust, Go and Java. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withPolicies } from "./with-policy.js";
import { BUILT, CACHE, FOLDER, PYTHON } from "./places.js";
import { isCompiled, programName, programOf, serverFile } from "./stacks.js";

/**
 * Makes programs with all of these texts: by stack, by name. The fixes have programs of their own, since what is printed
 * is known only when the starts have run.
 * @param {import("./stacks.js").Stack[]} stacks
 * @param {(stack: import("./stacks.js").Stack) => Record<string, string>} textsOf
 * @param {"starts" | "fixes"} part
 */
export async function build(stacks, textsOf, part) {
  const compiled = stacks.filter((stack) => isCompiled(stack) && Object.keys(textsOf(stack)).length > 0);
  for (const stack of compiled) {
    const file = withPolicies(serverFile(stack), textsOf(stack));
    if (stack.language === "rust") {
      write(join(FOLDER, "rust/generated", `${programName(stack, part)}.rs`), file);
    } else {
      await buildGo(stack, part, file);
    }
  }
  const rust = compiled.filter((stack) => stack.language === "rust").map((stack) => programName(stack, part));
  if (rust.length > 0) await buildRust(rust);
  if (part === "starts" && stacks.some((stack) => stack.language === "java")) await buildJava();
}

/** @param {string[]} names the programs to be made */
export async function buildRust(names) {
  const programs = names.flatMap((name) => ["--bin", name]);
  await run("cargo", ["build", "--quiet", "--locked", ...programs], join(FOLDER, "rust"), {
    CARGO_TARGET_DIR: join(BUILT, "rust"),
    RUSTFLAGS: "-A warnings",
  });
}

/** Debian's packages of Go are a GOPATH: no module has to be fetched. */
async function buildGo(stack, part, file) {
  const source = join(CACHE, "go/src", programName(stack, part), "main.go");
  write(source, file);
  await run(join(PYTHON, "go"), ["build", "-o", programOf(stack, part), source], CACHE, {
    GO111MODULE: "off",
    GOFLAGS: "",
    GOPATH: `${join(CACHE, "go")}:/usr/share/gocode`,
  });
}

async function buildJava() {
  const path = "/usr/share/java/tomcat10-embed-core.jar";
  await run("javac", ["-XDsuppressNotes", "-cp", path, "-d", BUILT, join(FOLDER, "tomcat/Server.java")], FOLDER, {});
}

/** What is the same is not written again, so that cargo need not compile it. */
function write(path, text) {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

/** The browsers that are open go on asking meanwhile what to fetch, so this does not block. */
async function run(program, options, cwd, env) {
  const child = spawn("nice", [program, ...options], { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] });
  const [status] = await once(child, "exit");
  if (status !== 0) throw new Error(`${program} ${options.join(" ")} ends with ${status}`);
}
