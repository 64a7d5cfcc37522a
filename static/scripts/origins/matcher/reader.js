/**
 * The place in an expression that is being read, and what is known there.
 *
 * @typedef {import("./dialects.js").Dialect} Dialect
 * @typedef {{i: boolean, m: boolean, s: boolean, x: boolean, ascii: boolean, endOnly: boolean}} Flags
 *
 * A piece of the translation. The widths are in characters.
 * @typedef {object} Piece
 * @property {string} js
 * @property {number} min
 * @property {number} max
 * @property {boolean} whole whether a quantifier can follow without brackets
 * @property {boolean} isPlace whether it is a place between characters, such as `^`
 * @property {number} repeats how often some part of it is repeated at most, by counts in braces: those of
 *   groups within groups are multiplied
 * @property {number[]} sets the groups that took part whenever this piece matched
 */

const BLANKS = /(?:[ \t\n\v\f\r]|#[^\n]*)*/y;
const BLANKS_OF_UNICODE = /(?:\p{White_Space}|#[^\n]*)*/uy;

export class Reader {
  pos = 0;
  /** Whether the whole JavaScript expression ignores case. */
  ignoresCase = false;
  groups = 0;
  atomics = 0;
  depth = 0;
  /** @type {Map<string, number>} */
  names = new Map();
  /** The groups that are known to have taken part. @type {Set<number>} */
  sure = new Set();
  /** @type {Set<string>} */
  notes = new Set();
  inLookbehind = false;
  /** Whether anything but flags and comments was read. */
  hasBegun = false;

  /** @param {string} text @param {Dialect} dialect @param {Partial<Flags>} flags */
  constructor(text, dialect, flags = {}) {
    this.text = text;
    this.dialect = dialect;
    /** @type {Flags} */
    this.flags = { i: false, m: false, s: false, x: false, ascii: false, endOnly: false, ...flags };
    this.ignoresCase = this.flags.i;
    /** Names are only written where a back-reference needs them. */
    this.hasReferences = /\\[1-9gk]|\(\?P=/.test(text);
  }

  get done() {
    return this.pos >= this.text.length;
  }

  /** The character that comes next; empty at the end. */
  get next() {
    return this.done ? "" : String.fromCodePoint(this.text.codePointAt(this.pos) ?? 0);
  }

  take() {
    const { next } = this;
    this.pos += next.length;
    return next;
  }

  /** Steps over this text if it comes next. @param {string} text */
  skip(text) {
    const found = this.text.startsWith(text, this.pos);
    if (found) this.pos += text.length;
    return found;
  }

  /** Steps over what a sticky expression matches. @param {RegExp} sticky */
  match(sticky) {
    sticky.lastIndex = this.pos;
    const found = sticky.exec(this.text);
    if (found) this.pos += found[0].length;
    return found;
  }

  /** Steps over spaces and comments, which stand for nothing under flag x. */
  skipBlanks() {
    if (this.flags.x) this.match(this.name === "Rust" ? BLANKS_OF_UNICODE : BLANKS);
  }

  get name() {
    return this.dialect.name;
  }

  /** What `\d \w \s \b` stand for here. */
  get sets() {
    return this.flags.ascii ? "ascii" : this.dialect.sets;
  }
}
