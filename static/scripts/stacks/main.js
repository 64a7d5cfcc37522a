import { reveal, startPage } from "../shared/page/start.js";
import { announce, find, make } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { everyStack, someStacks } from "./behaviour-view.js";
import { loadMeasured } from "./data.js";
import { inGroups } from "./in-groups.js";
import { overview } from "./overview.js";
import { stackView } from "./stack-view.js";

const stackField = find(document, "#stack", HTMLSelectElement);
const withField = find(document, "#with", HTMLSelectElement);
const groupField = find(document, "#group", HTMLSelectElement);
const heading = find(document, "h1", HTMLElement);
const lead = find(document, "#lead", HTMLElement);
const answer = find(document, "#answer", HTMLElement);
const notice = new Notice(find(document, "#page-notice", HTMLElement));

/** What the page is about as long as no server is chosen. */
const EVERY_SERVER = heading.textContent;

/** The value of the field, and of the address, that asks for all questions. */
const EVERYTHING = "all";

start();

async function start() {
  if (!(await startPage(notice))) return;
  try {
    const measured = await loadMeasured();
    fillFields(measured);
    for (const field of [stackField, withField, groupField]) {
      field.addEventListener("input", () => {
        history.pushState(null, "", address());
        show(measured);
      });
    }
    addEventListener("popstate", () => readAddress(measured));
    readAddress(measured);
  } catch (failure) {
    notice.show(failure, { retry: () => location.reload() });
  }
  reveal();
}

/** @param {import("./data.js").Measured} measured */
function fillFields({ stacks, behaviours, fixes }) {
  stackField.add(new Option("All of them", ""));
  withField.add(new Option("None", ""));
  for (const field of [stackField, withField]) {
    for (const [heading, servers] of inGroups(stacks)) {
      const options = servers.map(({ id, title }) => new Option(title, id));
      field.append(make("optgroup", { label: heading }, options));
    }
  }
  groupField.add(new Option("Overview", ""));
  groupField.add(new Option("Everything", EVERYTHING));
  for (const group of new Set(behaviours.map((it) => it.group))) groupField.add(new Option(group, group));
  lead.textContent = `${stacks.length} middlewares and proxies, each installed, started, and asked the same ${behaviours.length} questions about the same policy. What browsers make of the answers is shown too.`;
  if (fixes)
    lead.append(` The fixes for them were run: ${fixes.pairs} pairs of a cause and a server, in a real browser.`);
}

/** @param {import("./data.js").Measured} measured */
function readAddress(measured) {
  const asked = new URLSearchParams(location.search);
  stackField.value = asked.get("stack") ?? "";
  withField.value = asked.get("with") ?? "";
  groupField.value = asked.get("about") ?? "";
  for (const field of [stackField, withField, groupField]) if (field.selectedIndex < 0) field.selectedIndex = 0;
  show(measured);
}

function address() {
  const asked = new URLSearchParams();
  if (stackField.value) asked.set("stack", stackField.value);
  if (stackField.value && withField.value) asked.set("with", withField.value);
  if (groupField.value) asked.set("about", groupField.value);
  return `${location.pathname}${asked.size > 0 ? `?${asked}` : ""}`;
}

/** @param {import("./data.js").Measured} measured */
function show(measured) {
  withField.disabled = stackField.value === "";
  groupField.options[0].text = stackField.value ? "All questions" : "Overview";
  const ids = [stackField.value, withField.disabled ? "" : withField.value];
  const chosen = [...new Set(ids)].flatMap((id) => measured.stacks.filter((stack) => stack.id === id));
  nameChosen(chosen.map(({ title }) => title));
  // Without a choice, all answers of all servers are more than anybody reads; a link to one of them is a choice.
  if (chosen.length === 0 && !groupField.value && !behaviourOfAddress(measured)) {
    answer.replaceChildren(overview(measured, linkTo));
    return announce("Choose a server.");
  }
  const wantedGroup = groupField.value === EVERYTHING ? "" : groupField.value;
  const shown = measured.behaviours.filter(({ group }) => !wantedGroup || group === wantedGroup);
  const groups = [...new Set(shown.map(({ group }) => group))];
  const parts = groups.flatMap((group) => [
    headingOf(group),
    ...shown
      .filter((behaviour) => behaviour.group === group)
      .map((behaviour) =>
        chosen.length > 0 ? someStacks(measured, behaviour, chosen) : everyStack(measured, behaviour, linkTo),
      ),
  ]);
  const contents = groups.length > 1 ? [contentsOf(groups)] : [];
  const about = chosen.map((stack) => stackView(measured, stack));
  const sides = about.length > 0 ? [make("div", { class: "side-by-side" }, about)] : [];
  answer.replaceChildren(...sides, ...contents, ...parts);
  const wanted = document.getElementById(behaviourOfAddress(measured)?.id ?? "");
  const folded = wanted?.closest("details");
  if (folded) folded.open = true;
  wanted?.scrollIntoView();
  announce(`${shown.length} questions, ${chosen.map(({ title }) => title).join(" and ") || "all servers"}.`);

  /** @param {string} id */
  function linkTo(id) {
    return make("a", { text: measured.stacks.find((stack) => stack.id === id)?.title ?? id, href: `?stack=${id}` });
  }
}

/** What the page is about: the chosen servers, or all. @param {string[]} names */
function nameChosen(names) {
  const about = names.length > 0 ? `What ${names.join(" and ")} ${names.length > 1 ? "do" : "does"}` : EVERY_SERVER;
  heading.textContent = about;
  document.title = `${about} · Two Origins`;
  lead.hidden = names.length > 0;
}

/** @param {string} group */
function headingOf(group) {
  return make("h2", { text: group, id: idOf(group) });
}

/** @param {string[]} groups */
function contentsOf(groups) {
  const links = groups.map((group) => make("li", {}, [make("a", { text: group, href: `#${idOf(group)}` })]));
  const nav = make("nav", { class: "contents" }, [make("ul", {}, links)]);
  nav.setAttribute("aria-label", "Questions about");
  return nav;
}

/** @param {string} group */
function idOf(group) {
  return `about-${group.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}

/** @param {import("./data.js").Measured} measured */
function behaviourOfAddress({ behaviours }) {
  return behaviours.find(({ id }) => `#${id}` === location.hash);
}
