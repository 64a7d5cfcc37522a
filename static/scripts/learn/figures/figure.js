/**
 * The types of the figures: an experiment with one variable.
 *
 * @typedef {import("../../shared/catalogue/scenario.js").From} From
 * @typedef {import("../../shared/catalogue/scenario.js").Step} Step
 *
 * @typedef {object} Expected
 * @property {"readable" | "blocked"} outcome of the last step
 * @property {string} arrived the methods of all requests that reach a server, in order
 * @property {string} [cookie] "sent" or "not sent" with the last request, where the figure is about it
 *
 * @typedef {object} Variant one value of the variable, and what follows from it
 * @property {string} value as the reader chooses it
 * @property {From} [from] the page that asks, if not that of the figure
 * @property {Step[]} steps
 * @property {Expected} expect
 * @property {{expression: string, matches: boolean}} [compared] what the server compares Origin with, before it answers
 * @property {string} [fault] what the browser's check finds, where it fails
 * @property {string} why what is to be learnt from it
 * @property {{engine: import("../../shared/catalogue/scenario.js").Engine, seen: Partial<Expected>, why: string}} [otherwise] what one engine may do instead
 *
 * @typedef {object} Figure
 * @property {string} id
 * @property {From} from
 * @property {string} server what it is called in the picture
 * @property {string} [second] the server that a redirect leads to
 * @property {string[]} marks the headers that it is about, in lower case
 * @property {string} [holds] what the browser keeps, and is drawn with it
 * @property {string[]} [acts] what each step is called, where there are several
 * @property {(seen: Required<Expected>) => string} [happened] what came of it, if the question is about something else than reading
 * @property {string} variable what the reader can change
 * @property {Variant[]} variants the first is the one to predict
 */

export {};
