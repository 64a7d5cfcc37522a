/**
 * Calls a function when it was not asked to for a while.
 *
 * @param {() => void} call
 * @param {number} milliseconds
 */
export function debounce(call, milliseconds) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds);
  };
}
