"""Writes what tells Firefox's CORS reasons apart in each language: no sentences, only fragments.

A row of the table has the head, which are the last letters before the URL, and a cell for each reason:
the letter of the response header that the reason names, and the shortest fragment that no other reason
with that header has in this language. Quotes and spaces are left out, as in the decoder's comparison.
"""

import re
import sys
from pathlib import Path

from packs import sentences

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


def row_of(head, reasons):
    """The row of one head: cells for all reasons of all languages that have it."""
    cells = []
    for key, locale, reason in reasons:
        others = [r for k, _, r in reasons if k != key and group(r) == group(reason)]
        fragment = shortest(reason, others)
        if fragment is None:
            print(f"{locale}: nothing tells {key} apart", file=sys.stderr)
        elif not any(kept in (fragment, "") for g, k, kept in cells if (g, k) == (group(reason), key)):
            cells.append((group(reason), key, fragment))
    return "\t".join([head, *(f"{g}:{key.removeprefix('CORS')}:{f}" for g, key, f in cells)])


def main():
    by_head = {}
    for locale, key, sentence in sentences():
        if key != NAMED_BY_ITS_HEADERS:
            head, reason = split(sentence)
            by_head.setdefault(head[-LONGEST_HEAD:], []).append((key, locale, reason))
    if not by_head:
        sys.exit("no language packs: install firefox-esr-l10n-all")
    rows = [row_of(head, reasons) for head, reasons in sorted(by_head.items())]
    rows = [row for row in rows if "\t" in row]
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows in {TABLE}")


if __name__ == "__main__":
    main()
