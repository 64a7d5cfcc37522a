import { wrapHeader, wrapTitle } from "./wrap-lines.js";

/**
 * @typedef {import("./sequence.js").Arrow} Arrow
 */

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 12;
const INDENT = 12;
const LINE = 17;
/** The width of a character at the size that the style sheet gives. */
const CHARACTER = 7.3;
/** An origin and its indent. Where a line has less room, the whole drawing is smaller, so that no origin breaks. */
const LEAST_ROOM = 35;
const LEAST_WIDTH = Math.ceil(LEAST_ROOM * CHARACTER + 2 * (EDGE + INDENT));

/**
 * Draws a line for the browser and one for the server, an arrow for each message, and its headers
 * below it.
 *
 * @param {Arrow[]} arrows
 * @param {number} available in pixels
 * @returns {SVGSVGElement}
 */
export function sequenceSvg(arrows, available) {
  const width = Math.max(available, LEAST_WIDTH);
  const right = width - EDGE;
  const room = Math.floor((right - EDGE - 2 * INDENT) / CHARACTER);
  const drawing = make("g", {});
  let y = LINE;
  text(drawing, { x: 0, y, class: "lane" }, "browser");
  let host = "";
  for (const arrow of arrows) {
    if (arrow.host !== host) {
      if (host) y += LINE;
      host = arrow.host;
      text(drawing, { x: width, y, class: "lane", "text-anchor": "end" }, host);
    }
    y = drawArrow(drawing, arrow, { y: y + 12, right, room }) + 6;
  }
  const lanes = [EDGE, right].map((x) => make("line", { x1: x, x2: x, y1: LINE + 8, y2: y, class: "lifeline" }));
  const size = { width, height: y + 4, viewBox: `0 0 ${width} ${y + 4}`, class: "sequence", "aria-hidden": "true" };
  const svg = make("svg", size);
  svg.append(...lanes, drawing);
  return /** @type {SVGSVGElement} */ (svg);
}

/**
 * @param {Element} drawing
 * @param {Arrow} arrow
 * @param {{y: number, right: number, room: number}} at
 * @returns {number} where it ends
 */
function drawArrow(drawing, arrow, { y, right, room }) {
  const group = make("g", { class: `arrow ${arrow.kind} ${arrow.decides ? "decides" : ""}` });
  drawing.append(group);
  const title = arrow.preflight ? `${arrow.title} (preflight)` : arrow.title;
  for (const line of wrapTitle(title, room)) text(group, { x: EDGE + INDENT, y: (y += LINE), class: "title" }, line);
  // The cross at the end of an arrow that is stopped must not touch its title.
  y += isStopped(arrow) ? 11 : 8;
  shaft(group, arrow, y, right);
  y += 4;
  for (const { text: header, decisive, predicted } of arrow.lines) {
    const lines = wrapHeader(header, room);
    if (decisive) {
      y += 4;
      const box = { x: EDGE + 6, y: y + 2, width: right - EDGE - 12, height: lines.length * LINE + 3, rx: 3 };
      group.append(make("rect", { ...box, class: "mark" }));
    }
    const style = `header${decisive ? " decisive" : ""}${predicted ? " predicted" : ""}`;
    for (const line of lines) text(group, { x: EDGE + INDENT, y: (y += LINE), class: style }, line);
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
 * @param {number} right
 */
function shaft(group, arrow, y, right) {
  const { kind } = arrow;
  const toServer = kind === "request" || kind === "never";
  const [from, to] = toServer ? [EDGE, right] : [right, EDGE];
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
