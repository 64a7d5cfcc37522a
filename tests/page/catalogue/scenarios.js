import { readFileSync } from "node:fs";

export const LAB = new URL("../../../static/lab/", import.meta.url);

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(`catalogue/${name}`, LAB), "utf8"));

export const index = read("index.json");

/** @type {any[]} */
export const chapters = index.chapters.map((/** @type {any} */ { file }) => read(file));

/** Every scenario of the catalogue. @type {any[]} */
export const scenarios = chapters.flatMap((chapter) => chapter.scenarios);
