import { make } from "../ui/element.js";
import { sequenceSvg } from "./sequence-svg.js";
import { arrowInWords } from "./sequence.js";

/** What is left of a narrow screen beside the drawing, in pixels. */
const MARGINS = 66;

/**
 * A drawing of arrows that fills the width it gets, and the same in words for a screen reader.
 *
 * @param {import("./sequence.js").Arrow[]} arrows
 * @param {number} [likelyWidth] in pixels, with which it is drawn at first: its height then changes little or not
 * @returns {HTMLElement[]}
 */
export function sequenceFrame(arrows, likelyWidth = 895) {
  // It is as wide as the frame, and the drawing does not change its size: an observer of that would be told once more.
  const ruler = make("div");
  const drawing = make("div");
  const frame = make("div", { class: "sequence-frame" }, [ruler, drawing]);
  let drawn = 0;
  draw(Math.min(likelyWidth, innerWidth - MARGINS));
  new ResizeObserver(([{ contentRect }]) => draw(Math.floor(contentRect.width))).observe(ruler);
  const sentences = arrows.map((arrow) => make("li", { text: arrowInWords(arrow) }));
  return [frame, make("ol", { class: "visually-hidden" }, sentences)];

  /** @param {number} width */
  function draw(width) {
    if (width === drawn || width <= 0) return;
    drawn = width;
    drawing.replaceChildren(sequenceSvg(arrows, width));
  }
}
