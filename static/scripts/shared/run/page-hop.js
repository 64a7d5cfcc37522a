/** The response of every page origin for its `/config.json`. @type {import("../judge/case.js").Hop} */
export const PAGE_HOP = {
  preflight: { status: 404, headers: [["Access-Control-Allow-Origin", "*"]] },
  response: { status: 200, headers: [["Access-Control-Allow-Origin", "*"]] },
};
