/** Values that are kept once each, and referred to by their places. */
export class Pool {
  values = [];
  #places = new Map();

  place(value) {
    const key = JSON.stringify(value);
    if (!this.#places.has(key)) this.#places.set(key, this.values.push(value) - 1);
    return this.#places.get(key);
  }
}
