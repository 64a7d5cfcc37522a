/**
 * Opens an EventSource of the lab, and waits for its first event.
 *
 * @param {import("./context.js").Context} context `with.credentials`
 */
export async function run({ url, with: { credentials } }) {
  const source = new EventSource(url, { withCredentials: credentials === true });
  const [event, state] = await new Promise((resolve) => {
    source.onmessage = () => resolve(["message", source.readyState]);
    source.onerror = () => resolve(["error", source.readyState]);
  });
  source.close();
  return { event, closed: state === EventSource.CLOSED };
}
