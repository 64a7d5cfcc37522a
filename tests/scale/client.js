// Requests to the proxy or to one replica, and clients that go on asking while others watch.
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const ONCE = new Agent({ keepAlive: false });

export function ask(port, host, method, path, { headers = {}, body, agent = ONCE, address = "127.0.0.1" } = {}) {
  return new Promise((resolve, reject) => {
    const json = body === undefined ? {} : { "Content-Type": "application/json" };
    const options = { host: address, port, method, path, agent, timeout: 10_000 };
    const sent = request({ ...options, headers: { Host: host, ...json, ...headers } }, (res) => {
      const chunks = [];
      res.on("data", (chunk) => chunks.push(chunk));
      res.on("error", reject);
      res.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: res.statusCode, headers: res.headers, body: parsed(text) });
      });
    });
    sent.on("error", reject);
    sent.on("timeout", () => sent.destroy(new Error("no answer within 10 s")));
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** How many contacts and groups a replica says that it has made since it was started. */
export async function madeBy(port, host, address) {
  const { body } = await ask(port, host, "GET", "/metrics", { address });
  const [, count] = /^contacts_http_requests_total\{method="POST",status="201"\} (\d+)$/m.exec(body) ?? [0, 0];
  return Number(count);
}

/** Signs the demo account in through the proxy and returns its cookie. */
export async function signIn({ port, authority }) {
  const body = { email: "ada@example.com", password: "analytical-engine" };
  const { status, headers } = await ask(port, authority, "POST", "/api/session", { body });
  if (status !== 200) throw new Error(`signing in was answered ${status}`);
  return headers["set-cookie"][0].split(";")[0];
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Waits for a condition, and fails when it does not come about in time. */
export async function until(what, isSo, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await pause(20);
  }
}

/**
 * Clients that write and read, one request after the other each, until they are told to stop.
 * What was acknowledged and what failed is kept.
 */
export class Load {
  constructor(clients, requests) {
    this.acknowledged = [];
    this.failed = [];
    this.answered = 0;
    this.stopping = false;
    this.running = Array.from({ length: clients }, (_, n) => this.run(n, requests));
  }

  async run(client, requests) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let n = 0; !this.stopping; n++) {
      const what = requests(client, n);
      try {
        const answer = await ask(what.port, what.host, what.method, what.path, { ...what, agent });
        if (![200, 201].includes(answer.status)) throw new Error(`answered ${answer.status}`);
        this.answered += 1;
        if (answer.status === 201) this.acknowledged.push(answer.body.name);
      } catch (error) {
        this.failed.push(`${what.method} ${what.path}: ${error.message}`);
      }
    }
    agent.destroy();
  }

  /** Lets so many more requests be answered. */
  async goOn(requests) {
    const enough = this.answered + requests;
    await until(`${requests} more requests are answered`, () => this.answered >= enough);
  }

  async stop() {
    this.stopping = true;
    await Promise.all(this.running);
  }
}
