"""Writes what tells Firefox's CORS reasons apart in each language: no sentences, only fragments.

A row of the table has the head, which are the last letters before the URL, and a cell for each reason:
the letter of the response header that the reason names, and the shortest fragment that no other reason
with that header has in this language. Quotes and spaces are left out, as in the decoder's comparison.
The first line is the version of Firefox. What the table knew of earlier versions stays, where it does not
contradict this one.
"""

import re
import sys
from pathlib import Path

from packs import sentences, version

TABLE = Path(__file__).parents[2] / "crates/cors-verdict/src/decode/tables/firefox-locales.txt"
QUOTES = "‘’‚‛“”„‟‹›«»`´\"'「」『』\\"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\ufeff\u2060\u00ad\u2068\u2069\ufffd"
# It names two headers, and is recognised by them in every language.
NAMED_BY_ITS_HEADERS = "CORSAllowHeaderFromPreflightDeprecation"
GROUPS = [
    ("c", "access-control-allow-credentials"),
    ("m", "access-control-allow-methods"),
    ("h", "access-control-allow-headers"),
    ("o", "access-control-allow-origin"),
]
LONGEST_HEAD = 14
# Shorter fragments turn up in older wordings by chance.
LEAST_BYTES = 6


def squeezed(text):
    """The text as the decoder compares it."""
    kept = (c for c in text if not c.isspace() and c not in QUOTES + INVISIBLE)
    return "".join(c.lower() if c.isascii() else c for c in kept)


def group(reason):
    return next((letter for letter, header in GROUPS if header in reason), "n")


def split(sentence):
    """The text before the URL, and the reason after it, with NUL where a value stands."""
    head, _, reason = sentence.replace("%S", "%1$S", 1).partition("%1$S")
    return squeezed(head), "\0".join(map(squeezed, reason.split("%2$S")))


def shortest(reason, others):
    """The shortest fragment of a reason that is in none of the others; letters alone if possible."""
    if not others:
        return ""
    for is_fit in (str.isalpha, lambda it: it == "*", lambda it: any(map(str.isalpha, it))):
        for length in range(1, len(reason) + 1):
            for start in range(len(reason) - length, -1, -1):
                fragment = reason[start : start + length]
                is_long_enough = len(fragment.encode()) >= LEAST_BYTES or fragment == "*"
                if "\0" in fragment or not is_long_enough or not is_fit(fragment):
                    continue
                if not any(fragment in other for other in others):
                    return fragment
    return None


def cells_of(reasons):
    """The cells for all reasons of all languages that have one head."""
    cells = []
    for key, locale, reason in reasons:
        others = [r for k, _, r in reasons if k != key and group(r) == group(reason)]
        fragment = shortest(reason, others)
        if fragment is None:
            print(f"{locale}: nothing tells {key} apart", file=sys.stderr)
        elif not any(kept in (fragment, "") for g, k, kept in cells if (g, k) == (group(reason), key)):
            cells.append((group(reason), key, fragment))
    return cells


def earlier_cells():
    """The cells of the table as it is, by their head."""
    rows = (row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines())
    cells = ((head, (cell.split(":", 2) for cell in cells)) for head, *cells in rows if cells)
    return {head: [(g, f"CORS{key}", fragment) for g, key, fragment in of_head] for head, of_head in cells}


def is_still_right(cell, reasons):
    """Whether no other reason of today has the fragment; an empty one only counts where none is found."""
    letter, key, fragment = cell
    others = [r for k, _, r in reasons if k != key and group(r) == letter]
    return not fragment or not any(fragment in other for other in others)


def row(head, cells):
    return "\t".join([head, *(f"{g}:{key.removeprefix('CORS')}:{f}" for g, key, f in cells)])


def main():
    by_head = {}
    for locale, key, sentence in sentences():
        if key != NAMED_BY_ITS_HEADERS:
            head, reason = split(sentence)
            by_head.setdefault(head[-LONGEST_HEAD:], []).append((key, locale, reason))
    if not by_head:
        sys.exit("no language packs: install firefox-esr-l10n-all")
    cells = earlier_cells()
    for head, reasons in by_head.items():
        found = cells_of(reasons)
        kept = [it for it in cells.get(head, []) if it not in found and is_still_right(it, reasons)]
        cells[head] = found + kept
    rows = [row(head, of_head) for head, of_head in sorted(cells.items()) if of_head]
    TABLE.write_text("\n".join([version(), *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows in {TABLE}")


if __name__ == "__main__":
    main()
