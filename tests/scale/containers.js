// The containers of docker-compose.scale.yml, which are up already: SCALE_COMPOSE is the command
// that controls them, a word per line.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { madeBy, until } from "./client.js";

const run = promisify(execFile);

export class Containers {
  static async find() {
    const all = new Containers();
    all.count = 3;
    all.compose = process.env.SCALE_COMPOSE.split("\n");
    all.port = Number(process.env.TWO_ORIGINS_API_PORT ?? 8081);
    all.authority = `contacts.mixmax.localhost:${all.port}`;
    for (let n = 0; n < all.count; n++) await all.isHealthy(n);
    return all;
  }

  async startReplica(n) {
    await this.control("start", service(n));
    await this.isHealthy(n);
  }

  async made(n) {
    const format = "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}";
    const [address] = (await inspect(await this.id(n), format)).split(" ");
    return madeBy(8081, this.authority, address);
  }

  /** Ends a replica and says with what it ended. */
  async end(n, signal) {
    const id = await this.id(n);
    if (signal === "SIGTERM") await this.control("stop", service(n));
    else await this.control("kill", "-s", signal, service(n));
    await until(`${service(n)} has ended`, async () => (await inspect(id, "{{.State.Running}}")) === "false");
    return Number(await inspect(id, "{{.State.ExitCode}}"));
  }

  async isHealthy(n) {
    const id = await this.id(n);
    await until(`${service(n)} is healthy`, async () => (await inspect(id, "{{.State.Health.Status}}")) === "healthy");
  }

  /** Whoever started them stops them. */
  stop() {}

  async id(n) {
    return (await this.control("ps", "--all", "--quiet", service(n))).trim();
  }

  async control(...args) {
    const [program, ...command] = this.compose;
    return (await run(program, [...command, ...args])).stdout;
  }
}

function service(n) {
  return `contacts-${n + 1}`;
}

async function inspect(id, format) {
  return (await run("docker", ["inspect", "--format", format, id])).stdout.trim();
}
