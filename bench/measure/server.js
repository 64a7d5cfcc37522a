// A server on a core of its own: started, watched, and ended.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";

const TICKS_PER_SECOND = 100;

export class Server {
  /** Starts a program on `core` and waits until it is ready. `command` is made from a free port. */
  static async start(name, core, command, env = {}, readyPath = "/readyz") {
    const port = await freePort();
    const [program, ...args] = command(port);
    const begin = process.hrtime.bigint();
    const child = spawn("taskset", ["-c", core, program, ...args], {
      env: { ...process.env, RUST_LOG: "warn", NODE_ENV: "production", ...env },
      // A log of every request is written, but not shown.
      stdio: ["ignore", "ignore", env.RUST_LOG ? "ignore" : "inherit"],
    });
    const server = new Server();
    Object.assign(server, { name, port, readyPath, child, pid: child.pid });
    while (!(await server.isReady())) {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
      if (process.hrtime.bigint() - begin > 10_000_000_000n) throw new Error(`${name} is not ready after 10 s`);
    }
    server.readyAfterMs = Number(process.hrtime.bigint() - begin) / 1e6;
    return server;
  }

  async isReady() {
    const answer = await ask(this.port, { method: "GET", path: this.readyPath, headers: {} }).catch(() => null);
    return answer?.status === 200;
  }

  /** User and system time of the whole process so far, in seconds. */
  cpuSeconds() {
    const fields = readFileSync(`/proc/${this.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }

  /** What it keeps in memory, in MB (10⁶ bytes), with the pages of its program that it has used. */
  memoryMb() {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"))[1];
    return (Number(kilobytes) * 1024) / 1e6;
  }

  stop() {
    return new Promise((resolve) => {
      this.child.once("exit", resolve);
      this.child.kill("SIGTERM");
      setTimeout(() => this.child.kill("SIGKILL"), 5000).unref();
    });
  }
}

/** One request over a connection of its own. */
export function ask(port, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, method, path, headers, agent: false, timeout: 5000 };
    const sent = request(options, (res) => {
      const chunks = [];
      res.on("data", (chunk) => chunks.push(chunk));
      res.on("end", () => {
        const headers = [];
        for (let i = 0; i < res.rawHeaders.length; i += 2) headers.push(res.rawHeaders.slice(i, i + 2));
        resolve({ status: res.statusCode, headers, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
