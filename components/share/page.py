"""Make one HTML file of a view: map, timeline and sentences that can be filtered, from a disk, with no internet.

The timeline is a small drawing of its own (document/timeline.js): Plotly's smallest bundle has 1.2 MB, four times the
rest of the file, and a page that is passed on by mail should be light.
"""

import json
import re
from importlib.resources import files
from itertools import islice
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from components.escape import for_script
from components.event_map import DRAWING
from components.share.ground import base_layers
from components.share.page_data import page_data
from components.share.scene import Scene
from data.selection import Selection
from data.store import Store

DOCUMENT = Path(__file__).parent / "document"
STATIC = Path(__file__).parents[1] / "static"
LEAFLET = Path(str(files("xstatic.pkg.leaflet"))) / "data"
MOST_EVENTS = 2_000
"""Events that a page carries: about 1.2 MB; how many more there are is said in it."""
PICTURES = re.compile(r"url\((?!data:)[^)]*\)")
"""Of Leaflet's style sheet: icons of controls and markers that the page does not have."""
SCRIPTS = ("data.js", "timeline.js", "list.js", "page.js")


def build_page(store: Store, selection: Selection, scene: Scene) -> bytes:
    """Return the file; its text of articles is data in JSON, which scripts only ever set as text."""
    told = list(islice(store.evidences(selection), MOST_EVENTS))
    data = page_data(told, scene)
    folder = Environment(loader=FileSystemLoader(DOCUMENT), autoescape=select_autoescape(("html",)))
    page = folder.get_template("page.html").render(
        scene=scene,
        text=scene.text,
        more=max(0, scene.events - len(told)),
        styles=[
            PICTURES.sub("none", (LEAFLET / "leaflet.css").read_text(encoding="utf-8")),
            (STATIC / "event_map.css").read_text(encoding="utf-8"),
            (DOCUMENT / "page.css").read_text(encoding="utf-8"),
        ],
        scripts=[
            (LEAFLET / "leaflet.js").read_text(encoding="utf-8"),
            *(part.read_text(encoding="utf-8") for part in DRAWING),
            *((DOCUMENT / name).read_text(encoding="utf-8") for name in SCRIPTS),
        ],
        data=for_script(data),
        ground=json.dumps(base_layers(scene.region), separators=(",", ":")).replace("<", "\\u003c"),
    )
    return page.encode()
