/**
 * Counts the predictions on this page, and only there.
 *
 * @param {HTMLElement} el
 * @param {number} all how many there are
 */
export function Score(el, all) {
  let [right, made] = [0, 0];
  return { add };

  /** @param {boolean} isRight */
  function add(isRight) {
    made += 1;
    if (isRight) right += 1;
    const rest = all - made;
    const more = rest === 0 ? "" : ` ${rest} ${rest === 1 ? "is" : "are"} left to predict.`;
    el.textContent = `You predicted ${right} of ${made} correctly.${more} Nobody else is told.`;
  }
}
