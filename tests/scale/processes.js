// Three contacts services on one PostgreSQL behind the proxy of docker-compose.scale.yml, as
// processes on loopback.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

import { ask, madeBy, until } from "./client.js";

const { SCALE_SERVICE, SCALE_DATABASE_URL } = process.env;

export class Processes {
  replicas = [];
  ports = [];

  static async start(count, env = {}) {
    const all = new Processes();
    try {
      await all.begin(count, env);
    } catch (error) {
      await all.stop();
      throw error;
    }
    return all;
  }

  async begin(count, env) {
    this.count = count;
    this.port = await freePort();
    for (let n = 0; n < count; n++) this.ports.push(await freePort());
    this.authority = `contacts.mixmax.localhost:${this.port}`;
    this.env = {
      ...process.env,
      RUST_LOG: "warn",
      DATABASE_URL: SCALE_DATABASE_URL,
      CONTACTS_PUBLIC_ORIGIN: `http://${this.authority}`,
      CONTACTS_TRUSTED_PROXIES: "127.0.0.1",
      CONTACTS_DRAIN_SECONDS: "2",
      CONTACTS_WORKERS: "1",
      ...env,
    };
    for (let n = 0; n < count; n++) await this.startReplica(n, n === 0 ? { CONTACTS_DEMO_DATA: "true" } : {});
    this.proxy = spawn("caddy", ["run", "--config", "deploy/Caddyfile"], {
      env: {
        ...process.env,
        PROXY_PORT: String(this.port),
        CONTACTS_REPLICAS: this.ports.map((port) => `127.0.0.1:${port}`).join(" "),
      },
      stdio: ["ignore", "ignore", process.env.SCALE_VERBOSE ? "inherit" : "ignore"],
    });
    await until("the proxy reaches a replica", () => this.isReady(this.port));
  }

  async startReplica(n, env = {}) {
    const options = {
      env: { ...this.env, ...env, CONTACTS_LISTEN: `127.0.0.1:${this.ports[n]}` },
      stdio: ["ignore", "ignore", "inherit"],
    };
    this.replicas[n] = spawn(SCALE_SERVICE, [], options);
    await until(`replica ${n} is ready`, () => this.isReady(this.ports[n]));
  }

  async isReady(port) {
    return (await ask(port, this.authority, "GET", "/readyz").catch(() => null))?.status === 200;
  }

  made(n) {
    return madeBy(this.ports[n], this.authority);
  }

  /** Ends a replica and says with what it ended. */
  async end(n, signal) {
    const ended = once(this.replicas[n], "exit");
    this.replicas[n].kill(signal);
    const [code] = await ended;
    return code;
  }

  async stop() {
    const running = [...this.replicas, this.proxy].filter((child) => child?.exitCode === null && child.signalCode === null);
    await Promise.all(running.map((child) => (child.kill("SIGKILL"), once(child, "exit"))));
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
