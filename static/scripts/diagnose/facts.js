import { ENGINE_NAMES, ENGINES } from "../shared/judge/engine.js";
import { withValues } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { whole } from "../shared/ui/whole.js";

/**
 * @typedef {import("./explanation.js").Fact} Fact
 * @typedef {import("./explanation.js").Settings} Settings
 *
 * @typedef {object} Settable
 * @property {keyof Settings} setting
 * @property {string[]} [choices] of a list; a text unless given
 * @property {Record<string, string>} [names] of the choices, where people know another word
 * @property {string} [usual] what counts when nothing is said
 */

/** @type {Record<string, string>} */
const TITLES = {
  "page-origin": "Origin of the page",
  credentials: "Credentials",
  mode: "Mode",
  method: "Method",
  url: "URL",
  headers: "Headers of the script",
  preflight: "Preflight",
  answer: "Answer",
  status: "Status",
  engine: "Browser",
};

/** @type {Record<string, Settable>} */
const SETTABLE = {
  "page-origin": { setting: "pageOrigin" },
  credentials: { setting: "credentials", choices: ["omit", "same-origin", "include"], usual: "same-origin" },
  mode: { setting: "mode", choices: ["cors", "no-cors", "same-origin"], usual: "cors" },
  method: { setting: "method" },
  url: { setting: "url" },
  engine: {
    setting: "engine",
    choices: ["standard", ...ENGINES],
    names: { standard: "any browser", ...ENGINE_NAMES },
    usual: "standard",
  },
};

/** @type {Record<import("./explanation.js").Basis, string>} */
const BASES = { set: "set by you", given: "in your text", inferred: "follows from your text", assumed: "a guess" };

/** @param {string} name */
export function factTitle(name) {
  return TITLES[name] ?? name;
}

/**
 * The facts that decide, each with where it comes from. Those that can be set have a field.
 *
 * @param {import("./explanation.js").Call} call
 * @param {Settings} settings
 * @param {(setting: keyof Settings, value: string | null) => void} onSet `null` takes a value back
 */
export function Facts(call, settings, onSet) {
  const facts = [...call.facts];
  for (const name of ["mode", "engine"]) {
    if (!facts.some((fact) => fact.name === name)) facts.push(usual(name, settings));
  }
  const items = facts.map((fact) => factItem(fact, settings, onSet));
  return make("ul", { class: "facts" }, items);
}

/** @param {string} name @param {Settings} settings @returns {Fact} */
function usual(name, settings) {
  const { setting, usual = "" } = SETTABLE[name];
  const value = settings[setting];
  if (value) return { name, value, basis: "set", because: "you set it" };
  const because = name === "engine" ? "choose one to see what it does differently" : "what fetch() does unless told";
  return { name, value: usual, basis: "assumed", because };
}

/** @param {Fact} fact @param {Settings} settings @param {Parameters<typeof Facts>[2]} onSet */
function factItem(fact, settings, onSet) {
  const settable = SETTABLE[fact.name];
  const chip = make("span", { class: `chip ${fact.basis}`, text: BASES[fact.basis] });
  // That the answer is for any browser is no guess about the call.
  const chips = fact.name === "engine" && fact.basis === "assumed" ? [] : [chip];
  const about = make("p", { class: "hint" }, [...chips, ...withValues(` ${fact.because}`)]);
  const children = settable ? settableField(fact, settable, onSet) : plainValue(fact);
  for (const other of fact.otherwise ?? [])
    children.push(make("p", { class: "hint otherwise" }, withValues(otherwise(other))));
  if (settable && settings[settable.setting] !== undefined) children.push(backButton(fact, settable, onSet));
  const item = make("li", {}, [...children.slice(0, 2), about, ...children.slice(2)]);
  item.dataset.fact = fact.name;
  return item;
}

/** @param {Fact} fact @param {Settable} settable @param {Parameters<typeof Facts>[2]} onSet @returns {HTMLElement[]} */
function settableField(fact, { setting, choices, names }, onSet) {
  const field = choices
    ? choice([...new Set([...choices, fact.value])], fact.value, names)
    : make("input", { type: "text", spellcheck: false, autocomplete: "off", dir: "auto", value: fact.value });
  field.id = `fact-${fact.name}`;
  const label = make("label", { text: factTitle(fact.name), htmlFor: field.id });
  field.addEventListener("change", () => onSet(setting, field.value.trim() || null));
  return [label, field];
}

/** @param {string[]} values @param {string} chosen @param {Record<string, string>} [names] */
function choice(values, chosen, names = {}) {
  const select = make("select");
  for (const value of values) select.append(new Option(names[value] ?? value, value, false, value === chosen));
  return select;
}

/** @param {Fact} fact @returns {HTMLElement[]} */
function plainValue({ name, value }) {
  return [make("span", { class: "label", text: factTitle(name) }), whole(make("code", { text: value }))];
}

/** @param {Fact} fact @param {Settable} settable @param {Parameters<typeof Facts>[2]} onSet */
function backButton({ name }, { setting }, onSet) {
  const what = make("span", { class: "visually-hidden", text: `: ${factTitle(name)}` });
  const button = make("button", { class: "quiet", text: "Take back", type: "button" }, [what]);
  button.addEventListener("click", () => onSet(setting, null));
  return button;
}

/** @param {import("./explanation.js").Otherwise} other */
function otherwise({ value, outcome, title, also }) {
  if (also) return `With ${value}: ${outcome}, also by: ${also.join(", ")}.`;
  return `With ${value}: ${outcome}${title ? `, ${title}` : ""}.`;
}
