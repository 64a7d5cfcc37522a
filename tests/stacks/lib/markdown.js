/** Parts of the documents. */

export function curl({ method, path, headers }) {
  const options = headers.map(([name, value]) => ` -H '${name}: ${value}'`).join("");
  return `curl -i${method === "GET" ? "" : ` -X ${method}`}${options} http://127.0.0.1:8080${path}`;
}

/** @param {string} thread as owner/name#number */
export function link(thread) {
  const [repository, number] = thread.split("#");
  return `[${thread}](https://github.com/${repository}/issues/${number})`;
}

/** A value that Markdown would read as markup. */
export function code(text) {
  return text.replace(/\*|\|/g, "\\$&");
}
