/** Elements that use the arrow keys and letters themselves. */
const TAKES_KEYS = "input, textarea, select, [role=tab], [role=region], pre, [contenteditable]";

/**
 * Whether a key is meant for the page, and not for what has the focus or for the browser.
 *
 * @param {KeyboardEvent} press
 */
export function isForPage({ target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented }) {
  if (altKey || ctrlKey || metaKey || shiftKey || defaultPrevented) return false;
  return !(target instanceof Element && target.closest(TAKES_KEYS));
}
