/**
 * Waits for the event by which an element tells whether it has loaded.
 *
 * @param {EventTarget} target
 * @param {string} [success] the name of the event that it fires when it has loaded
 * @param {number} [timeout] in milliseconds
 * @returns {Promise<string>} "load", "error", or "nothing" when the time is over
 */
export function loadEvent(target, success = "load", timeout = 2000) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve("nothing"), timeout);
    /** @param {string} event */
    const settle = (event) => {
      clearTimeout(timer);
      resolve(event);
    };
    target.addEventListener(success, () => settle("load"), { once: true });
    target.addEventListener("error", () => settle("error"), { once: true });
  });
}
