import { make } from "../shared/ui/element.js";
import { breakable } from "../shared/ui/breakable.js";

/**
 * Draws who takes part, and what they send each other. Where things stand is in the style sheet.
 *
 * @typedef {import("./messages.js").Message} Message
 *
 * @typedef {object} Cast who takes part, by name
 * @property {{name: string, host: string}} page
 * @property {{holds?: string}} browser
 * @property {{name: string, host?: string}} lab
 * @property {{name: string, host?: string} | null} third
 */

/** @param {Cast} cast @param {Message[]} messages @returns {HTMLElement} */
export function picture({ page, browser, lab, third }, messages) {
  const boxes = [
    box("page", page.name, page.host),
    box("browser", "the browser", browser.holds),
    box("lab", lab.name, lab.host),
    ...(third ? [box("third", third.name, third.host)] : []),
  ];
  const lines = boxes.map(({ dataset }) => {
    const line = make("span", { class: "lifeline" });
    line.dataset.lane = dataset.lane;
    return line;
  });
  const list = make("ol", { class: "messages" }, messages.map(draw));
  const drawing = make("div", { class: "picture" }, [...lines, make("div", { class: "boxes" }, boxes), list]);
  drawing.dataset.lanes = third ? "4" : "3";
  return drawing;
}

/** @param {string} lane @param {string} name @param {string} [under] */
function box(lane, name, under) {
  const drawn = make("p", { class: "box" }, [make("strong", { text: name })]);
  if (under) drawn.append(make("small", {}, breakable(under)));
  drawn.dataset.lane = lane;
  return drawn;
}

/** @param {Message} message */
function draw({ kind, from, to, title, lines, tone }) {
  const headers = lines.map(({ text, isMarked }) => make("code", { class: isMarked ? "marked" : "", text }));
  const label = make("div", { class: "label" }, [make("strong", { text: title }), ...headers]);
  const item = make("li", { class: `message ${kind}` }, [label]);
  if (from !== to) item.append(make("span", { class: "arrow" }));
  Object.assign(item.dataset, { from, to, tone });
  return item;
}
