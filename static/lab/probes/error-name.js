/**
 * The name of an error, such as "TypeError", for an observation.
 *
 * @param {unknown} error
 */
export function errorName(error) {
  return error instanceof Error || error instanceof DOMException ? error.name : String(error);
}
