/**
 * Posts by XMLHttpRequest with a progress listener on the upload.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  const xhr = new XMLHttpRequest();
  let progress = 0;
  xhr.upload.addEventListener("progress", () => progress++);
  xhr.open("POST", url);
  const event = await new Promise((resolve) => {
    xhr.onload = () => resolve("load");
    xhr.onerror = () => resolve("error");
    xhr.send("Neighbours");
  });
  return { event, status: xhr.status, progressed: progress > 0 };
}
