import { make } from "./element.js";

let sets = 0;

/**
 * Tabs. The arrow keys, Home and End move between them.
 *
 * @param {string} label
 * @param {{name: string, panel: Node}[]} items
 * @param {(name: string) => void} [onChoose]
 * @param {string} [chosen] the name of the one that is open
 */
export function tabs(label, items, onChoose = () => {}, chosen = items[0]?.name) {
  const id = `tabs-${++sets}`;
  const made = items.map(({ name, panel }, i) => {
    const tab = make("button", { class: "tab", text: name, type: "button", id: `${id}-${i}` });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", `${id}-panel-${i}`);
    const body = make("div", { id: `${id}-panel-${i}` }, [panel]);
    body.setAttribute("role", "tabpanel");
    body.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => choose(i));
    return { name, tab, body };
  });
  const list = make(
    "div",
    { class: "tab-list" },
    made.map(({ tab }) => tab),
  );
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", label);
  list.addEventListener("keydown", (press) => {
    const now = made.findIndex(({ tab }) => tab === document.activeElement);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: made.length - 1 }[press.key];
    if (to === undefined) return;
    press.preventDefault();
    const next = (to + made.length) % made.length;
    choose(next);
    made[next].tab.focus();
  });
  show(
    Math.max(
      0,
      made.findIndex(({ name }) => name === chosen),
    ),
  );
  return make("div", {}, [list, ...made.map(({ body }) => body)]);

  /** @param {number} index */
  function choose(index) {
    show(index);
    onChoose(made[index].name);
  }

  /** @param {number} index */
  function show(index) {
    made.forEach(({ tab, body }, i) => {
      tab.setAttribute("aria-selected", String(i === index));
      tab.tabIndex = i === index ? 0 : -1;
      body.hidden = i !== index;
    });
  }
}
