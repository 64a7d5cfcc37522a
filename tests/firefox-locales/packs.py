"""Reads the CORS sentences of Firefox out of the language packs that Debian installs.

Prints the version of Firefox, and a line of locale, key and sentence for each.
"""

import json
import re
import sys
import zipfile
from pathlib import Path

FOLDER = Path("/usr/lib/firefox-esr/browser/extensions")
LINE = re.compile(r"^(CORS\w+)\s*=\s*(.*)$", re.MULTILINE)
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def version():
    """The version of Firefox that the packs are for, such as 153.8."""
    with zipfile.ZipFile(next(FOLDER.glob("langpack-*.xpi"))) as archive:
        return ".".join(json.loads(archive.read("manifest.json"))["version"].split(".")[:2])


def sentences():
    """Yields (locale, key, sentence) for each CORS sentence of each installed pack."""
    for pack in sorted(FOLDER.glob("langpack-*.xpi")):
        locale = pack.name.removeprefix("langpack-").split("@")[0]
        with zipfile.ZipFile(pack) as archive:
            names = [name for name in archive.namelist() if name.endswith("security/security.properties")]
            for name in names:
                text = archive.read(name).decode("utf-8")
                for key, sentence in LINE.findall(text):
                    yield locale, key, ESCAPE.sub(lambda it: chr(int(it[1], 16)), sentence)


if __name__ == "__main__":
    found = list(sentences())
    if not found:
        sys.exit(f"no language packs in {FOLDER}: install firefox-esr-l10n-all")
    print(version())
    for row in found:
        print("\t".join(row))
