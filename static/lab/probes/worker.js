import { scriptUrl } from "./context.js";
import { nameOf } from "./outcome.js";

/**
 * Lets a worker ask; or makes the lab's script a worker.
 *
 * @param {import("./context.js").Context} context `with.how`: "fetch", "import", "importScripts", or "start"
 */
export async function run({ url, with: { how } }) {
  const own = new URL("./workers/asks.js", import.meta.url).href;
  const type = how === "import" ? "module" : "classic";
  try {
    const worker = new Worker(scriptUrl(how === "start" ? url : own), { type });
    const answer = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve({ outcome: "blocked", error: "error event" });
      };
      worker.postMessage({ how, url });
    });
    worker.terminate();
    return answer;
  } catch (error) {
    return { outcome: "blocked", error: nameOf(error) };
  }
}
