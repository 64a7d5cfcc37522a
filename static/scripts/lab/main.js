import { Catalogue } from "../shared/catalogue/catalogue.js";
import { reveal, startPage } from "../shared/page/start.js";
import { runFailure } from "../shared/run/run-failure.js";
import { Runner } from "../shared/run/runner.js";
import { find } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { CatalogueNav } from "./catalogue-nav.js";
import { RunsDone } from "./runs-done.js";
import { ScenarioView } from "./scenario-view.js";

const notice = new Notice(find(document, "#page-notice", HTMLElement));
start();

async function start() {
  notice.clear();
  try {
    const [config, catalogue] = await Promise.all([startPage(notice), Catalogue.load()]);
    if (config) await open(config, catalogue);
  } catch (failure) {
    notice.show(failure, { retry: start });
  } finally {
    reveal();
  }
}

/**
 * @param {import("../shared/config.js").Config} config
 * @param {Catalogue} catalogue
 */
async function open(config, catalogue) {
  const runner = new Runner(config, find(document, "#frames", HTMLElement));
  const scenarioEl = find(document, "#scenario", HTMLElement);
  const allEl = find(document, "#all", HTMLElement);
  const toAll = find(document, "#to-all", HTMLAnchorElement);
  const done = new RunsDone();
  const nav = CatalogueNav(find(document, "#catalogue", HTMLElement), catalogue, done);
  const scenario = ScenarioView(scenarioEl, catalogue, runner, notice, done);
  /** Created when it is first opened. @type {Promise<{stop: () => void}> | null} */
  let all = null;
  document.addEventListener("click", follow);
  await showAddress();
  addEventListener("popstate", async () => {
    await showAddress();
    // The element that had the focus may be hidden.
    if (document.activeElement !== document.body) return;
    const title = [scenarioEl, allEl].find((el) => !el.hidden)?.querySelector("h2");
    title?.focus({ preventScroll: true });
  });

  /** Shows what the address names. */
  async function showAddress() {
    const wanted = new URLSearchParams(location.search);
    const isAll = wanted.get("view") === "all";
    if (isAll) toAll.setAttribute("aria-current", "page");
    else toAll.removeAttribute("aria-current");
    if (isAll) {
      all ??= makeAll();
      all.catch(() => (all = null));
      await all;
      // The person may have gone to another view in the meantime.
      if (new URLSearchParams(location.search).get("view") !== "all") return;
      allEl.hidden = false;
      scenarioEl.hidden = true;
      document.title = "All runs · Two Origins";
      await nav.show(null);
      return;
    }
    allEl.hidden = true;
    void all?.then((view) => view.stop());
    const entry = await catalogue.find(wanted.get("scenario"), wanted.get("chapter"));
    if (!entry) {
      scenarioEl.hidden = true;
      notice.show(runFailure(noSuchScenario(wanted.get("scenario") ?? "")));
      await nav.show(null);
      return;
    }
    await nav.show(entry);
    await scenario.show(entry);
  }

  async function makeAll() {
    const { AllView } = await import("./all/all-view.js");
    return AllView(allEl, catalogue, runner, done);
  }
}

/**
 * What a link names is not repeated unless it looks like an id: a sentence in it would be one of this page.
 *
 * @param {string} id
 */
function noSuchScenario(id) {
  const what = /^[a-z0-9-]{1,60}$/.test(id) ? `run “${id}”` : "such run";
  return `There is no ${what}. Choose one of the list.`;
}

/** Opens a link within the lab without loading a new page. @param {MouseEvent} click */
function follow(click) {
  const link = click.target instanceof Element ? click.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || click.ctrlKey || click.metaKey || click.shiftKey) return;
  if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
  if (link.closest("#site-nav")) return;
  click.preventDefault();
  if (link.search !== location.search) history.pushState(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
  scrollTo({ top: 0 });
}
