import { errorName } from "./error-name.js";

/**
 * Loads a web font of the lab, whose letter A is very wide.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  const font = new FontFace("Lab Wide A", `url("${url}")`);
  try {
    await font.load();
    return { outcome: "loaded" };
  } catch (error) {
    return { outcome: "failed", error: errorName(error) };
  }
}
