import { originOf } from "../../shared/catalogue/origins.js";
import { announce, find } from "../../shared/ui/element.js";
import { whole } from "../../shared/ui/whole.js";
import { SameRequest } from "./same-request.js";

/** @typedef {"app" | "evil"} Asker the pages that send the same request: the app and a stranger */

/**
 * The first thing that a visitor sees: the same request from two origins, of which one may read the answer.
 *
 * @param {HTMLElement} el
 * @param {import("../../shared/config.js").Config} config
 */
export function FirstScreen(el, config) {
  const state = find(el, ".state", HTMLElement);
  const request = new SameRequest(config, find(document, "#frames", HTMLElement));
  const app = originOf(config, "app");
  const pages = /** @type {Asker[]} */ (["app", "evil"]).map((from) => {
    const card = find(el, `[data-from=${from}]`, HTMLElement);
    fill(card, { sent: originOf(config, from), allowed: app });
    return { from, card };
  });
  let isRunning = false;
  return { show, hide: () => (el.hidden = true) };

  function show() {
    el.hidden = false;
    if (!isRunning) void run();
    isRunning = true;
  }

  async function run() {
    for (const { from, card } of pages) {
      const answered = await request.sendFrom(from).catch(() => null);
      if (!answered) return predict();
      const { sent, allowed, result } = answered;
      fill(card, { sent, allowed });
      conclude(card, result.outcome === "readable", result.error);
    }
    state.textContent = RAN;
    announce("The app may read the answer, and the stranger may not.");
  }

  /** Says what happens when the lab is there: it is always the same. */
  function predict() {
    el.dataset.state = "predicted";
    const why = config.lab ? "The lab does not answer" : "The lab is switched off (LAB=off)";
    state.textContent = `${why}, so nothing ran. This is what happens when it is there.`;
    for (const { from, card } of pages) conclude(card, from === "app", { name: "TypeError", message: "" });
  }
}

const RAN =
  "Both ran just now, in this browser. The stranger’s refusal is the one error in this page’s console. It is there on purpose.";

/**
 * @param {HTMLElement} card
 * @param {{sent: string | null, allowed: string | null}} exchange
 */
function fill(card, { sent, allowed }) {
  for (const [name, value] of Object.entries({ sent: sent ?? "none", allowed: allowed ?? "missing" })) {
    const shown = find(card, `.${name}`, HTMLElement);
    shown.textContent = value;
    whole(shown);
  }
}

/**
 * @param {HTMLElement} card
 * @param {boolean} reads
 * @param {{name: string, message: string} | null} error what script was told instead
 */
function conclude(card, reads, error) {
  card.dataset.outcome = reads ? "readable" : "withheld";
  find(card, ".outcome", HTMLElement).textContent = reads ? "May read" : "May not read";
  find(card, ".seen", HTMLElement).textContent = reads
    ? "The two are the same, so the browser hands the answer to the page."
    : `The two differ, so the browser keeps the answer from the page, which gets a ${error?.name ?? "TypeError"}.`;
}
