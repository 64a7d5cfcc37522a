/** A PATCH with JSON, as the article's app sends it, and a server that allows it. @type {import("../shared/catalogue/composition.js").Composition} */
export const FIRST_COMPOSITION = {
  from: "app",
  to: "lab",
  request: { method: "PATCH", headers: [["Content-Type", "application/json"]], body: '{"name":"Friends"}' },
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
