/** Says why an expression has no translation. */
export class Refusal extends Error {
  /**
   * @param {"engine" | "translation"} by `engine`: the function itself refuses the expression;
   *   `translation`: the function takes it, but JavaScript has no equal
   * @param {string} reason
   */
  constructor(by, reason) {
    super(reason);
    this.by = by;
  }
}

/** @param {string} reason why the function itself refuses the expression @returns {never} */
export function refused(reason) {
  throw new Refusal("engine", reason);
}

/** @param {string} reason why JavaScript has no equal @returns {never} */
export function withoutEqual(reason) {
  throw new Refusal("translation", reason);
}
