/**
 * Sends a body that is a stream.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("Neighbours"));
      controller.close();
    },
  });
  try {
    const options = { method: "POST", body, duplex: "half" };
    const request = new Request(url, options);
    const asText = request.headers.has("Content-Type");
    try {
      const response = await fetch(request);
      return { outcome: "readable", status: response.status, bodySent: asText ? String(body) : "a stream" };
    } catch (error) {
      return { outcome: "blocked", error: error instanceof Error ? error.name : String(error) };
    }
  } catch (error) {
    return { outcome: "refused", error: error instanceof Error ? error.name : String(error) };
  }
}
