/** The part of the article's expression that names the parent domain, for this set-up. */
const PARENT = "[^.\\s]+\\.{parent}";

/**
 * A server decides by an expression, the article's at first. The lab answers as a server with this
 * expression would.
 *
 * @param {string} page the origin that asks
 * @param {string} parent the domain whose subdomains are meant
 * @returns {import("./figure.js").Figure}
 */
export function pattern(page, parent) {
  const subdomains = PARENT.replace("{parent}", parent.replaceAll(".", "\\."));
  const isSecure = page.startsWith("https:");
  const hasPort = new URL(page).port !== "";
  return {
    id: "pattern",
    from: "app",
    server: "the API",
    marks: ["origin", "access-control-allow-origin"],
    happened: ({ outcome }) => `the expression ${outcome === "readable" ? "lets" : "does not let"} the page in.`,
    variable: "The expression",
    variants: [
      {
        ...decided(`${subdomains}$`),
        fault: "Access-Control-Allow-Origin is missing",
        why: hasPort
          ? "The $ says that nothing follows the domain, and here the port does. Ports other than 80 and 443 are part of an origin."
          : "The $ says that nothing follows the domain. This page is served on the usual port of its scheme, which an origin leaves out. With another port, such as :8080, it would stay outside.",
      },
      {
        ...decided(`${subdomains}(:\\d+)?$`),
        why: "The port is allowed. So is every scheme: the expression has no beginning, and does not look at what stands there.",
      },
      {
        ...decided(`^https:\\/\\/${subdomains}(:\\d+)?$`),
        fault: "Access-Control-Allow-Origin is missing",
        why: isSecure
          ? "With a beginning, only https gets in, and this page has it."
          : "With a beginning, only https gets in. This demo runs over plain http, so its own page stays outside. On the internet that is what you want.",
      },
    ],
  };

  /** @param {string} expression */
  function decided(expression) {
    const isLetIn = new RegExp(expression).test(page);
    /** @type {import("../../shared/catalogue/scenario.js").Header[]} */
    const headers = [...(isLetIn ? [/** @type {[string, string]} */ (["Access-Control-Allow-Origin", "{page}"])] : [])];
    return {
      value: `/${expression}/`,
      compared: { expression: `/${expression}/`, matches: isLetIn },
      steps: [
        { recipe: { response: { headers: [...headers, /** @type {[string, string]} */ (["Vary", "Origin"])] } } },
      ],
      expect: { outcome: /** @type {"readable" | "blocked"} */ (isLetIn ? "readable" : "blocked"), arrived: "GET" },
    };
  }
}
