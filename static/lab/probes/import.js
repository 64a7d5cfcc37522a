import { errorName } from "./error-name.js";

/**
 * Imports a module of the lab.
 *
 * @param {import("./context.js").Context} context `with.type`: "json" or "css", for such modules
 */
export async function run({ url, with: { type } }) {
  try {
    const module = await (type ? importAs(url, type) : import(url));
    return { outcome: "imported", value: typeof module.default === "string" ? module.default : null };
  } catch (error) {
    return { outcome: "failed", error: errorName(error) };
  }
}

/** @param {string} url @param {string} type */
function importAs(url, type) {
  // @ts-ignore: the checker's module setting is older than the second argument.
  return import(url, { with: { type } });
}
