import { errorName } from "./error-name.js";
import { trustedScriptUrl } from "./trusted-script-url.js";

/**
 * Sends a request from a worker, or starts a worker from a script of the lab.
 *
 * @param {import("./context.js").Context} context `with.how`: "fetch", "import", "importScripts", or "start"
 */
export async function run({ url, with: { how } }) {
  const ownWorker = new URL("./workers/send-request.js", import.meta.url).href;
  const type = how === "import" ? "module" : "classic";
  try {
    const worker = new Worker(trustedScriptUrl(how === "start" ? url : ownWorker), { type });
    const observed = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve({ outcome: "blocked", error: "error event" });
      };
      worker.postMessage({ how, url });
    });
    worker.terminate();
    return observed;
  } catch (error) {
    return { outcome: "blocked", error: errorName(error) };
  }
}
