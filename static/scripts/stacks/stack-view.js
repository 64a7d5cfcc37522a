import { codeBlock } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { pitfalls } from "./data.js";

/** The policies that every server was asked to express. */
const POLICIES = [
  ["one", "One origin, with credentials"],
  ["subdomains", "Every subdomain"],
  ["public", "Data for anyone"],
];

/**
 * One server: its version, its pitfalls, its policies.
 *
 * @param {import("./data.js").Measured} measured
 * @param {import("./data.js").Stack} stack
 */
export function stackView(measured, stack) {
  const found = pitfalls(measured, stack.id);
  const links = found.map((behaviour) => {
    const link = make("a", { text: behaviour.title });
    link.href = `#${behaviour.id}`;
    return make("li", {}, [link, document.createTextNode(`: ${measured.cells[stack.id][behaviour.id].value}`)]);
  });
  const heading = make("h2", { text: stack.title });
  return make("section", { class: "about-stack" }, [
    heading,
    make("h3", { text: found.length > 0 ? "Where it misleads, or lets somebody in" : "No pitfall was found" }),
    make("ul", { class: "pitfalls" }, links),
    make("p", {}, [document.createTextNode(`Measured in version ${stack.version}. `), documentation(stack)]),
    make("p", { text: fixesOf(measured, stack) }),
    ...POLICIES.map(([id, title]) => policy(stack, id, title)),
  ]);
}

/** @param {import("./data.js").Stack} stack */
function documentation({ documentation: address }) {
  if (!address.startsWith("https:")) return document.createTextNode("It is in this project’s repository.");
  const link = make("a", { text: "Its documentation" });
  link.href = address;
  return link;
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
  const body = text ? codeBlock(text) : make("p", { text: cannot?.[id] ?? "It cannot be written." });
  return make("details", {}, [make("summary", { text: title }), body]);
}
