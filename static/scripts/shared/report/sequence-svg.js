import { wrapHeader, wrapTitle } from "./wrap-lines.js";

/**
 * @typedef {import("./sequence.js").Arrow} Arrow
 */

const SVG = "http://www.w3.org/2000/svg";
const LINE = 17;
/** The width of a character at the size that the style sheet gives. */
const CHARACTER = 7.3;
/** An origin and its indent, so that none breaks. */
const GOOD_ROOM = 35;
/** An origin alone. */
const LEAST_ROOM = 33;

/**
 * @typedef {object} Inset
 * @property {number} edge how far from the edges the lines of browser and server are
 * @property {number} indent how far from these the text is
 */

/** @type {Inset} */
const WIDE = { edge: 12, indent: 12 };
/** Where there is little room, the text keeps its size. @type {Inset} */
const NARROW = { edge: 2, indent: 5 };

/**
 * Draws a line for the browser and one for the server, an arrow for each message, and its headers
 * below it.
 *
 * @param {Arrow[]} arrows
 * @param {number} available in pixels
 * @returns {SVGSVGElement}
 */
export function sequenceSvg(arrows, available) {
  const inset = available < widthFor(GOOD_ROOM, WIDE) ? NARROW : WIDE;
  const width = Math.max(available, widthFor(LEAST_ROOM, NARROW));
  const right = width - inset.edge;
  const room = Math.floor((width - widthFor(0, inset)) / CHARACTER);
  const drawing = make("g", {});
  let y = LINE;
  text(drawing, { x: 0, y, class: "lane" }, BROWSER);
  let host = "";
  let top = y + 8;
  for (const arrow of arrows) {
    if (arrow.host !== host) {
      const isFirst = host === "";
      host = arrow.host;
      if (!isFirst || (BROWSER.length + 1 + host.length) * CHARACTER > width) y += LINE;
      if (isFirst) top = y + 8;
      text(drawing, { x: width, y, class: "lane", "text-anchor": "end" }, host);
    }
    y = drawArrow(drawing, arrow, { y: y + 12, right, room, inset }) + 6;
  }
  const lanes = [inset.edge, right].map((x) => make("line", { x1: x, x2: x, y1: top, y2: y, class: "lifeline" }));
  const size = { width, height: y + 4, viewBox: `0 0 ${width} ${y + 4}`, class: "sequence", "aria-hidden": "true" };
  const svg = make("svg", size);
  svg.append(...lanes, drawing);
  return /** @type {SVGSVGElement} */ (svg);
}

const BROWSER = "browser";

/** @param {number} characters @param {Inset} inset @returns {number} of a drawing that has room for so many in a line */
function widthFor(characters, { edge, indent }) {
  return Math.ceil(characters * CHARACTER + 2 * (edge + indent));
}

/**
 * @param {Element} drawing
 * @param {Arrow} arrow
 * @param {{y: number, right: number, room: number, inset: Inset}} at
 * @returns {number} where it ends
 */
function drawArrow(drawing, arrow, { y, right, room, inset: { edge, indent } }) {
  const group = make("g", { class: `arrow ${arrow.kind} ${arrow.decides ? "decides" : ""}` });
  drawing.append(group);
  const x = edge + indent;
  const title = arrow.preflight ? `${arrow.title} (preflight)` : arrow.title;
  for (const line of wrapTitle(title, room)) text(group, { x, y: (y += LINE), class: "title" }, line);
  // The cross at the end of an arrow that is stopped must not touch its title.
  y += isStopped(arrow) ? 11 : 8;
  shaft(group, arrow, y, [edge, right]);
  y += 4;
  for (const { text: header, decisive, predicted } of arrow.lines) {
    const lines = wrapHeader(header, room);
    if (decisive) {
      y += 4;
      const [left, width] = [edge + indent / 2, right - edge - indent];
      group.append(make("rect", { x: left, y: y + 2, width, height: lines.length * LINE + 3, rx: 3, class: "mark" }));
    }
    const style = `header${decisive ? " decisive" : ""}${predicted ? " predicted" : ""}`;
    for (const line of lines) text(group, { x, y: (y += LINE), class: style }, line);
    if (decisive) y += 4;
  }
  return y;
}

/** @param {Arrow} arrow */
function isStopped({ kind }) {
  return kind === "never" || kind === "cut";
}

/**
 * @param {Element} group
 * @param {Arrow} arrow
 * @param {number} y
 * @param {[number, number]} lanes where browser and server are
 */
function shaft(group, arrow, y, [browser, server]) {
  const { kind } = arrow;
  const toServer = kind === "request" || kind === "never";
  const [from, to] = toServer ? [browser, server] : [server, browser];
  const stopped = isStopped(arrow);
  const end = stopped ? from + (to - from) * 0.35 : to;
  group.append(make("line", { x1: from, x2: end, y1: y, y2: y, class: "shaft" }));
  const size = toServer ? -7 : 7;
  const points = `${end},${y} ${end + size},${y - 4} ${end + size},${y + 4}`;
  const cross = `M${end - 5} ${y - 5}l10 10m0 -10l-10 10`;
  group.append(stopped ? make("path", { d: cross, class: "cross" }) : make("polygon", { points, class: "head" }));
}

/** @param {Element} parent @param {Record<string, string | number>} attributes @param {string} content */
function text(parent, attributes, content) {
  const element = make("text", attributes);
  element.textContent = content;
  parent.append(element);
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function make(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
