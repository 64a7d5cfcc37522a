import { codeBlock, withCode } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { byValue, curl } from "./data.js";
import { inWords } from "./value-words.js";

const ENGINES = /** @type {const} */ ([
  ["chromium", "Chromium"],
  ["firefox", "Firefox"],
  ["webkit", "WebKit"],
]);

/**
 * A behaviour with what every server does.
 *
 * @param {import("./data.js").Measured} measured
 * @param {import("./data.js").Behaviour} behaviour
 * @param {(stack: string) => HTMLElement} linkTo
 */
export function everyStack(measured, behaviour, linkTo) {
  const values = byValue(measured, behaviour).map(({ value, grade, stacks }) => {
    const names = stacks.flatMap(({ id }, index) => [
      ...(index > 0 ? [document.createTextNode(", ")] : []),
      linkTo(id),
    ]);
    return entry(grade, value, [make("span", { class: "of" }, names)]);
  });
  return section(behaviour, [make("ul", { class: "values" }, values), asked(behaviour)]);
}

/**
 * A behaviour with what one server does, or two beside each other.
 *
 * @param {import("./data.js").Measured} measured
 * @param {import("./data.js").Behaviour} behaviour
 * @param {import("./data.js").Stack[]} stacks
 */
export function someStacks(measured, behaviour, stacks) {
  const values = stacks.map((stack) => {
    const cell = measured.cells[stack.id][behaviour.id];
    const name = make("span", { class: "of", text: stacks.length > 1 ? stack.title : "" });
    if (!cell) return entry("plain", stack.cannot?.[behaviour.policy] ?? "cannot be written", [name]);
    return entry(cell.grade, cell.value, [name, answered(measured, cell)]);
  });
  return section(behaviour, [make("ul", { class: "values side-by-side" }, values), asked(behaviour)]);
}

/** @param {import("./data.js").Grade} grade @param {string} value @param {Node[]} more */
function entry(grade, value, more) {
  const item = make("li", {}, [make("strong", {}, withCode(inWords(value))), ...more]);
  item.dataset.grade = grade;
  return item;
}

/** @param {import("./data.js").Behaviour} behaviour @param {Node[]} children */
function section({ id, title, why, threads }, children) {
  const heading = make("h3", { text: title });
  heading.id = id;
  const links = threads.flatMap((thread, index) => {
    const link = make("a", { text: thread });
    link.href = `https://github.com/${thread.replace("#", "/issues/")}`;
    return [document.createTextNode(index > 0 ? ", " : "Reported of one of the servers as "), link];
  });
  const reported = links.length > 0 ? [make("p", { class: "threads" }, links)] : [];
  const made = make("section", { class: "behaviour" }, [
    heading,
    make("p", {}, withCode(why)),
    ...reported,
    ...children,
  ]);
  made.setAttribute("aria-labelledby", id);
  return made;
}

/** @param {import("./data.js").Behaviour} behaviour */
function asked({ requests }) {
  return details("Ask your own server", [codeBlock(requests.map(curl).join("\n"))]);
}

/** @param {import("./data.js").Measured} measured @param {import("./data.js").Cell} cell */
function answered({ answers, verdicts }, cell) {
  const blocks = cell.answers.map((place) => codeBlock(answers[place]));
  const verdict = cell.verdict === undefined ? undefined : verdicts[cell.verdict];
  const says = ENGINES.map(([engine, name]) => make("li", { text: `${name}: ${verdict?.says[engine]}` }));
  const told = verdict ? [make("p", { text: "What browsers say:" }), make("ul", { class: "pitfalls" }, says)] : [];
  return details("The answer", [...blocks, ...told]);
}

/** @param {string} title @param {Node[]} children */
function details(title, children) {
  return make("details", {}, [make("summary", { text: title }), ...children]);
}
