/**
 * An exchange with the names of its headers as people write them: Actix writes them in lower case, which means the
 * same.
 *
 * @param {import("../run/recorder.js").Exchange} exchange
 * @returns {import("../run/recorder.js").Exchange}
 */
export function inUsualSpelling(exchange) {
  const { request, answer } = exchange;
  return {
    ...exchange,
    request: { ...request, headers: request.headers.map(capitalized) },
    answer: answer && { ...answer, headers: answer.headers?.map(capitalized) },
  };
}

/** @param {import("../catalogue/scenario.js").Header} header @returns {import("../catalogue/scenario.js").Header} */
function capitalized([name, value]) {
  const usual = name === "etag" ? "ETag" : name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
  return [usual, value];
}
