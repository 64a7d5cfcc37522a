/**
 * A PATCH with JSON and cookies, as the article's app sends it, and a server that allows the page and the
 * method, but neither cookies nor JSON.
 *
 * @type {import("../shared/catalogue/composition.js").Composition}
 */
export const FIRST_COMPOSITION = {
  from: "app",
  to: "lab",
  request: {
    method: "PATCH",
    headers: [["Content-Type", "application/json"]],
    body: '{"name":"Friends"}',
    credentials: "include",
  },
  recipe: {
    preflight: {
      status: 204,
      headers: [
        ["Access-Control-Allow-Origin", "{page}"],
        ["Access-Control-Allow-Methods", "PATCH"],
      ],
    },
    response: { headers: [["Access-Control-Allow-Origin", "{page}"]] },
  },
};
