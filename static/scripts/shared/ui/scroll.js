/**
 * Scrolls an element to the top of the window, at once if the person wants little motion.
 *
 * @param {HTMLElement} el
 */
export function scrollToStart(el) {
  el.scrollIntoView({ block: "start", behavior: behavior() });
}

/**
 * Scrolls as far as is needed to see all of an element, or the top of one that is taller than the window.
 *
 * @param {HTMLElement} el
 */
export function scrollIntoSight(el) {
  el.scrollIntoView({ block: "nearest", behavior: behavior() });
}

/**
 * Goes to the top of the page, and moves the focus to an element that is there.
 *
 * @param {HTMLElement} el
 */
export function focusAtTop(el) {
  el.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
}

function behavior() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

/**
 * @param {HTMLElement} el
 * @returns {boolean} whether its first and last lines are in the window, and nothing covers them
 */
export function isSeen(el) {
  const { left, width, top, bottom } = el.getBoundingClientRect();
  // In the middle, since corners may be round.
  return [top + 1, bottom - 1].every((y) => el.contains(document.elementFromPoint(left + width / 2, y)));
}
