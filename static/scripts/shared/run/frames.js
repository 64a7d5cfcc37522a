import { runFailure } from "./run-failure.js";

/** How long a frame may take to load, and how long to reply. */
const LOAD_TIMEOUT_MS = 5_000;
const REPLY_TIMEOUT_MS = 20_000;

/** Hidden frames that run commands, one for each origin, created when the first command needs it. */
export class Frames {
  /** @type {Map<string, Promise<HTMLIFrameElement>>} */
  #frames = new Map();

  /** @param {HTMLElement} el where the frames are */
  constructor(el) {
    this.el = el;
  }

  /**
   * @param {string} origin whose frame; "null" for a sandboxed one
   * @param {import("./command.js").Command} command
   * @returns {Promise<import("./script-result.js").ScriptResult>}
   */
  async run(origin, command) {
    const frame = await this.#frame(origin);
    const id = crypto.randomUUID();
    const answer = new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => done(runFailure(`The frame of ${origin} does not answer.`, { retry: true })),
        REPLY_TIMEOUT_MS,
      );
      addEventListener("message", listen);

      /** @param {MessageEvent} message */
      function listen({ data, origin: sender, source }) {
        if (source !== frame.contentWindow || sender !== origin || data?.id !== id) return;
        done(data.refused ? runFailure(`The frame of ${origin} refused: ${data.refused}.`) : data.result);
      }

      /** @param {any} what */
      function done(what) {
        clearTimeout(timer);
        removeEventListener("message", listen);
        if (what instanceof Error) reject(what);
        else resolve(what);
      }
    });
    // A message cannot be addressed to an opaque origin, and the command is not secret.
    frame.contentWindow?.postMessage({ twoOrigins: "run", id, command }, origin === "null" ? "*" : origin);
    return answer;
  }

  /** @param {string} origin */
  #frame(origin) {
    let frame = this.#frames.get(origin);
    if (!frame) {
      frame = this.#load(origin);
      frame.catch(() => this.#frames.delete(origin));
      this.#frames.set(origin, frame);
    }
    return frame;
  }

  /** @param {string} origin @returns {Promise<HTMLIFrameElement>} */
  #load(origin) {
    const frame = document.createElement("iframe");
    frame.title = `Where runs on ${origin} happen`;
    frame.className = "unseen-frame";
    frame.tabIndex = -1;
    frame.setAttribute("aria-hidden", "true");
    if (origin === "null") frame.setAttribute("sandbox", "allow-scripts");
    frame.src = `${origin === "null" ? "" : origin}/frame.html`;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        frame.remove();
        reject(runFailure(`The frame of ${origin} does not load.`, { retry: true }));
      }, LOAD_TIMEOUT_MS);
      frame.addEventListener("load", () => {
        clearTimeout(timer);
        resolve(frame);
      });
      this.el.append(frame);
    });
  }
}
