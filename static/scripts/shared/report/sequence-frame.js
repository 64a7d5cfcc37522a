import { make } from "../ui/element.js";
import { sequenceSvg } from "./sequence-svg.js";
import { arrowInWords } from "./sequence.js";

/**
 * A drawing of arrows that fills the width it gets, and the same in words for a screen reader.
 *
 * @param {import("./sequence.js").Arrow[]} arrows
 * @returns {HTMLElement[]}
 */
export function sequenceFrame(arrows) {
  const frame = make("div", { class: "sequence-frame" });
  let drawn = 0;
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.floor(contentRect.width);
    if (width === drawn || width === 0) return;
    drawn = width;
    frame.replaceChildren(sequenceSvg(arrows, width));
  }).observe(frame);
  const sentences = arrows.map((arrow) => make("li", { text: arrowInWords(arrow) }));
  return [frame, make("ol", { class: "visually-hidden" }, sentences)];
}
