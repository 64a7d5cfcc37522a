/**
 * Serves the pages in the browsers. A page asks for what to fetch, one after the other, and tells what became of it:
 * so every engine is driven in the same way.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { DEADLINE } from "./deadline.js";

/** A page that has nothing to do asks again after so many milliseconds: browsers give up a request that is not answered. */
const ASKS_AGAIN_AFTER = 30_000;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Stacks</title><body><script type="module" src="/page.js"></script>`;

/** @param {string[]} framed the other origins that fetch, each in a frame */
const scriptOf = (framed) => `
const isFramed = window !== top;
if (!isFramed) {
  for (const origin of ${JSON.stringify(framed)}) {
    const frame = document.createElement("iframe");
    frame.src = origin + "/" + location.search;
    document.body.append(frame);
  }
}
const engine = new URLSearchParams(location.search).get("engine");
for (;;) {
  const next = await fetch("/next?engine=" + engine, { cache: "no-store" });
  if (next.status !== 200) continue;
  const { id, url, init } = await next.json();
  const outcome = await fetch(url, init).then((response) => response.text()).then(() => "readable", () => "blocked");
  await fetch("/done?id=" + id, { method: "POST", body: outcome });
}
`;

export class Pages {
  #waiting = new Map();
  #asked = new Map();
  #last = 0;
  #script;
  #server = createServer((request, response) => this.#answer(request, response));

  /** @param {string[]} framed the origins that fetch besides that of the page */
  constructor(framed) {
    this.#script = scriptOf(framed);
  }

  /** @param {number} port */
  async listen(port) {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Has a page of that origin, in that engine, fetch something: "readable" or "blocked". */
  async fetch(engine, origin, url, { method, headers, credentials }) {
    const id = String(++this.#last);
    const body = ["GET", "HEAD"].includes(method) ? undefined : "{}";
    const job = { id, url, init: { method, headers, credentials, body } };
    const outcome = new Promise((resolve) => this.#asked.set(id, resolve));
    this.#queue(engine, new URL(origin).host).push(job);
    const late = pause(DEADLINE, undefined, { ref: false }).then(() => {
      throw new Error(`the page ${origin} in ${engine} does not tell what became of ${url}`);
    });
    return Promise.race([outcome, late]);
  }

  #queue(engine, host) {
    const key = `${engine} ${host}`;
    if (!this.#waiting.has(key)) this.#waiting.set(key, new Queue());
    return this.#waiting.get(key);
  }

  async #answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    response.setHeader("Cache-Control", "no-store");
    if (pathname === "/") response.setHeader("Content-Type", "text/html").end(PAGE);
    else if (pathname === "/page.js") response.setHeader("Content-Type", "text/javascript").end(this.#script);
    else if (pathname === "/next") {
      const job = await this.#queue(searchParams.get("engine"), request.headers.host).next(response);
      if (job) response.setHeader("Content-Type", "application/json").end(JSON.stringify(job));
      else response.writeHead(204).end();
    } else if (pathname === "/done") {
      const outcome = (await request.toArray()).join("");
      this.#asked.get(searchParams.get("id"))?.(outcome);
      response.writeHead(204).end();
    } else response.writeHead(404).end();
  }
}

/** What is to be fetched, for whoever asks first. */
class Queue {
  #items = [];
  #takers = [];

  push(item) {
    const taker = this.#takers.shift();
    if (taker) taker(item);
    else this.#items.push(item);
  }

  /** Nothing once the page that asked has gone, or when there is nothing for a while. */
  next(response) {
    if (this.#items.length > 0) return this.#items.shift();
    return new Promise((resolve) => {
      const leave = () => {
        this.#takers = this.#takers.filter((taker) => taker !== resolve);
        resolve(undefined);
      };
      this.#takers.push(resolve);
      response.on("close", leave);
      setTimeout(leave, ASKS_AGAIN_AFTER).unref();
    });
  }
}
