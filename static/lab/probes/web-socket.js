/**
 * Opens a WebSocket of the lab.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ run: name, placeholders }) {
  const socket = new WebSocket(`${placeholders["lab-socket"]}/ws/${name}`);
  const opened = new Promise((resolve) => {
    socket.onopen = () => resolve(true);
    socket.onerror = () => resolve(false);
  });
  const received = new Promise((resolve) => {
    socket.onmessage = () => resolve(true);
    socket.onclose = () => resolve(false);
  });
  const observed = { opened: await opened, message: await received };
  socket.close();
  return observed;
}
