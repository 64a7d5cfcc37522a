/** Chromium, which tells the exact CORS error of every request over the DevTools protocol. */
import { setTimeout as pause } from "node:timers/promises";
import { DEADLINE } from "./deadline.js";
import { launch, outputOf } from "./program.js";

const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-crash-reporter", "--disable-quic",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--no-proxy-server",
  "--remote-debugging-port=0",
];

export class Chromium {
  process;
  #socket;
  #last = 0;
  #answers = new Map();
  #urls = new Map();
  #errors = new Map();

  /** Opens it on a page. */
  static async open(url, home, env) {
    const browser = new Chromium();
    const process = launch("chromium", [...FLAGS, `--user-data-dir=${home}/profile`, "about:blank"], home, env);
    browser.process = process;
    const [, address] = await outputOf(process, /DevTools listening on (\S+)/);
    browser.#socket = new WebSocket(address);
    await new Promise((resolve) => browser.#socket.addEventListener("open", resolve));
    browser.#socket.addEventListener("message", ({ data }) => browser.#read(JSON.parse(data)));
    const { targetId } = await browser.#ask("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await browser.#ask("Target.attachToTarget", { targetId, flatten: true });
    await browser.#ask("Network.enable", {}, sessionId);
    await browser.#ask("Page.navigate", { url }, sessionId);
    return browser;
  }

  /** The code of the error with which a request to that URL failed; "nothing" when the browser tells none. */
  async errorOf(url) {
    const deadline = Date.now() + DEADLINE;
    while (!this.#errors.has(url) && Date.now() < deadline) await pause(10);
    return this.#errors.get(url) ?? "nothing";
  }

  #ask(method, params, sessionId) {
    const id = ++this.#last;
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
  }

  #read({ id, result, error, method, params }) {
    if (id !== undefined) {
      const { resolve, reject } = this.#answers.get(id);
      return error ? reject(new Error(error.message)) : resolve(result);
    }
    if (method === "Network.requestWillBeSent" && params.initiator.type !== "preflight") {
      if (!this.#urls.has(params.requestId)) this.#urls.set(params.requestId, params.request.url);
    }
    if (method === "Network.loadingFailed" && this.#urls.has(params.requestId)) {
      this.#errors.set(this.#urls.get(params.requestId), params.corsErrorStatus?.corsError ?? params.errorText);
    }
  }
}
