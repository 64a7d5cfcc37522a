/**
 * Finds the element of a selector. A missing element is a mistake of the page, so it throws.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`no ${type.name} at ${selector}`);
  return found;
}

/**
 * Copies the first element of a template.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function fromTemplate(id) {
  const { content } = find(document, `template#${id}`, HTMLTemplateElement);
  const copy = document.importNode(content, true).firstElementChild;
  if (!(copy instanceof HTMLElement)) throw new Error(`template ${id} is empty`);
  return copy;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Partial<HTMLElementTagNameMap[K]> & {class?: string, text?: string}} [about] with properties of the element
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, { class: className = "", text, ...properties } = {}, children = []) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

/**
 * Text that a person wrote, as an element: its direction does not reach what stands beside it.
 *
 * @param {string} text
 */
export function isolated(text) {
  return make("bdi", { text });
}

/** @param {string} text what a screen reader should say */
export function announce(text) {
  const region = find(document, "#announcements", HTMLElement);
  // A screen reader repeats a sentence only if the region was empty in between.
  region.textContent = "";
  requestAnimationFrame(() => (region.textContent = text));
}
