import { codeBlock, withCode, withValues } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { ENGINE_NAMES, ENGINES } from "../shared/judge/engine.js";
import { byValue, curl } from "./data.js";
import { inWords } from "./value-words.js";

/**
 * A behaviour with what every server does.
 *
 * @param {import("./data.js").Measured} measured
 * @param {import("./data.js").Behaviour} behaviour
 * @param {(stack: string) => HTMLElement} linkTo
 */
export function everyStack(measured, behaviour, linkTo) {
  const values = byValue(measured, behaviour).map(({ value, grade, stacks }) => {
    const names = stacks.flatMap(({ id }, index) => [index > 0 ? ", " : "", linkTo(id)]);
    return entry(grade, value, [make("span", { class: "of" }, names)]);
  });
  return section(behaviour, [make("ul", { class: "values" }, values), asked(behaviour)]);
}

/**
 * A behaviour with what one server does, or two beside each other, in a line. Its details open.
 *
 * @param {import("./data.js").Measured} measured
 * @param {import("./data.js").Behaviour} behaviour
 * @param {import("./data.js").Stack[]} stacks
 */
export function someStacks(measured, behaviour, stacks) {
  const values = stacks.map((stack) => {
    const name = stacks.length > 1 ? [make("span", { class: "of", text: stack.title })] : [];
    const cell = measured.cells[stack.id][behaviour.id];
    if (!cell) return entry("plain", stack.cannot?.[behaviour.policy] ?? "cannot be written", name, "span");
    return entry(cell.grade, cell.value, name, "span");
  });
  const heading = headingOf(behaviour);
  const line = make("summary", {}, [heading, make("span", { class: "values" }, values)]);
  const answers = stacks.flatMap((stack) => {
    const cell = measured.cells[stack.id][behaviour.id];
    return cell ? [answered(measured, cell, stacks.length > 1 ? `The answer of ${stack.title}` : "The answer")] : [];
  });
  return make("details", { class: "behaviour" }, [line, ...about(behaviour), ...answers, asked(behaviour)]);
}

/** @param {import("./data.js").Grade} grade @param {string} value @param {Node[]} more @param {"li" | "span"} tag */
function entry(grade, value, more, tag = "li") {
  const item = make(tag, { class: "value" }, [make("strong", {}, withCode(inWords(value))), ...more]);
  item.dataset.grade = grade;
  return item;
}

/** @param {import("./data.js").Behaviour} behaviour @param {Node[]} children */
function section(behaviour, children) {
  const made = make("section", { class: "behaviour" }, [headingOf(behaviour), ...about(behaviour), ...children]);
  made.setAttribute("aria-labelledby", behaviour.id);
  return made;
}

/** @param {import("./data.js").Behaviour} behaviour */
function headingOf({ id, title }) {
  const heading = make("h3", {}, withValues(title));
  heading.id = id;
  return heading;
}

/** @param {import("./data.js").Behaviour} behaviour @returns {HTMLElement[]} */
function about({ why, threads }) {
  const links = threads.flatMap((thread, index) => {
    const link = make("a", { text: thread, href: `https://github.com/${thread.replace("#", "/issues/")}` });
    return [index > 0 ? ", " : "Reports of it, of these and other servers: ", link];
  });
  return [make("p", {}, withCode(why)), ...(links.length > 0 ? [make("p", { class: "threads" }, links)] : [])];
}

/** @param {import("./data.js").Behaviour} behaviour */
function asked({ requests }) {
  return details("Ask your own server", [codeBlock(requests.map(curl).join("\n"))]);
}

/** @param {import("./data.js").Measured} measured @param {import("./data.js").Cell} cell @param {string} title */
function answered({ answers, verdicts }, cell, title) {
  const blocks = cell.answers.map((place) => codeBlock(answers[place]));
  const verdict = cell.verdict === undefined ? undefined : verdicts[cell.verdict];
  const says = ENGINES.map((engine) => make("li", { text: `${ENGINE_NAMES[engine]}: ${verdict?.says[engine]}` }));
  const told = verdict ? [make("p", { text: "What browsers say:" }), make("ul", { class: "pitfalls" }, says)] : [];
  return details(title, [...blocks, ...told]);
}

/** @param {string} title @param {Node[]} children */
function details(title, children) {
  return make("details", {}, [make("summary", { text: title }), ...children]);
}
