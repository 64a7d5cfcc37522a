import { loadFile } from "../load-file.js";

/**
 * @typedef {import("./scenario.js").Catalogue} Index
 * @typedef {import("./scenario.js").Chapter} Chapter
 * @typedef {import("./scenario.js").Scenario} Scenario
 *
 * @typedef {{chapter: import("./scenario.js").ChapterEntry, scenario: Scenario}} CatalogueEntry
 */

const FOLDER = "lab/catalogue/";

/** The chapters and their scenarios. A chapter is loaded when it is first needed. */
export class Catalogue {
  /** @type {Map<string, Promise<Chapter>>} */
  #chapters = new Map();

  /** @param {Index} index */
  constructor(index) {
    this.index = index;
  }

  static async load() {
    return new Catalogue(await loadFile(`${FOLDER}index.json`));
  }

  /** @param {import("./scenario.js").ChapterEntry} entry @returns {Promise<Chapter>} */
  chapter({ id, file }) {
    let chapter = this.#chapters.get(id);
    if (!chapter) {
      chapter = loadFile(FOLDER + file);
      chapter.catch(() => this.#chapters.delete(id));
      this.#chapters.set(id, chapter);
    }
    return chapter;
  }

  /** @returns {Promise<CatalogueEntry[]>} every scenario, in order */
  async all() {
    const { chapters } = this.index;
    const loaded = await Promise.all(chapters.map((entry) => this.chapter(entry)));
    return loaded.flatMap(({ scenarios }, i) => scenarios.map((scenario) => ({ chapter: chapters[i], scenario })));
  }

  /**
   * @param {string | null} scenarioId the very first scenario unless given
   * @param {string | null} chapterId where to look first
   * @returns {Promise<CatalogueEntry | null>}
   */
  async find(scenarioId, chapterId) {
    const { chapters } = this.index;
    const likely = chapters.filter(({ id }) => id === chapterId);
    for (const chapter of new Set([...likely, ...chapters])) {
      const { scenarios } = await this.chapter(chapter);
      const scenario = scenarioId ? scenarios.find(({ id }) => id === scenarioId) : scenarios[0];
      if (scenario) return { chapter, scenario };
    }
    return null;
  }

  /**
   * @param {CatalogueEntry} entry
   * @param {1 | -1} direction
   * @returns {Promise<CatalogueEntry | null>}
   */
  async neighbour({ chapter, scenario }, direction) {
    const { chapters } = this.index;
    const { scenarios } = await this.chapter(chapter);
    const beside = scenarios[scenarios.findIndex(({ id }) => id === scenario.id) + direction];
    if (beside) return { chapter, scenario: beside };
    for (let i = chapters.indexOf(chapter) + direction; chapters[i]; i += direction) {
      const next = (await this.chapter(chapters[i])).scenarios.at(direction === 1 ? 0 : -1);
      if (next) return { chapter: chapters[i], scenario: next };
    }
    return null;
  }
}

/** The address of a scenario on the lab's page. @param {CatalogueEntry} entry */
export function scenarioAddress({ chapter, scenario }) {
  return `/lab?chapter=${encodeURIComponent(chapter.id)}&scenario=${encodeURIComponent(scenario.id)}`;
}
