/**
 * Scrolls an element to the top of the window, at once if the person wants little motion.
 *
 * @param {HTMLElement} el
 */
export function scrollToStart(el) {
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  el.scrollIntoView({ block: "start", behavior });
}

/**
 * @param {HTMLElement} el
 * @returns {boolean} whether its first and last lines are in the window, and nothing covers them
 */
export function isSeen(el) {
  const { left, top, bottom } = el.getBoundingClientRect();
  return [top + 1, bottom - 1].every((y) => el.contains(document.elementFromPoint(left + 1, y)));
}
