/**
 * Which event an element fires when it has loaded, or has not.
 *
 * @param {EventTarget} target
 * @param {string} good
 * @param {number} [most] milliseconds to wait; then "nothing"
 * @returns {Promise<string>} "load", "error" or "nothing"
 */
export function outcome(target, good = "load", most = 2000) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve("nothing"), most);
    /** @param {string} event */
    const end = (event) => {
      clearTimeout(timer);
      resolve(event);
    };
    target.addEventListener(good, () => end("load"), { once: true });
    target.addEventListener("error", () => end("error"), { once: true });
  });
}

/**
 * What went wrong, for an observation.
 *
 * @param {unknown} error
 */
export function nameOf(error) {
  return error instanceof Error || error instanceof DOMException ? error.name : String(error);
}
