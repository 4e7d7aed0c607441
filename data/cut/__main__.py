"""Cut all place data anew: `python -m data.cut --from DIR`.

DIR holds the unpacked packages that `data/cut/inputs.py` lists in PACKAGES, in any folders below it.
"""

import argparse
import sys
from pathlib import Path

from data.cut.basemap import cut_basemap
from data.cut.countries import cut_countries
from data.cut.outlines import cut_outlines
from data.cut.places import cut_places
from data.cut.regions import cut_regions
from data.cut.words import cut_words

# in this order: the later ones read what the earlier ones wrote
CUTS = {
    "places": cut_places,
    "countries": cut_countries,
    "regions": cut_regions,
    "words": cut_words,
    "outlines": cut_outlines,
    "basemap": cut_basemap,
}


def main(arguments: list[str] | None = None) -> int:
    """Run the cuts that were asked for and print what was written; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.cut", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="folder", type=Path, required=True, help="folder of the unpacked packages")
    parser.add_argument("cut", nargs="*", metavar="CUT", help=f"only these: {', '.join(CUTS)}")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.cut if name not in CUTS]
    if unknown:
        parser.error(f"no such cut: {', '.join(unknown)}; there are {', '.join(CUTS)}")
    for name in asked.cut or CUTS:
        try:
            for line in CUTS[name](asked.folder):
                print(line)
        except FileNotFoundError as missing:
            print(f"{name}: not cut: {missing}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
