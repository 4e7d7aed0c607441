"""Write the words around a picture: title and headline above, sources, boundaries, credits and link below."""

from components.share.scene import Scene
from components.share.sheet import Sheet
from components.share.viewport import Box

TITLE_PX, HEADLINE_PX, UNSHOWN_PX, SMALL_PX = 28.0, 19.0, 14.0, 12.5
SMALL_LINE_PX = 16.5


def draw_head(sheet: Sheet, box: Box, scene: Scene, elsewhere: int) -> None:
    """Write the title, the headline in at most two lines, and what is not shown; elsewhere: places out of view."""
    title = sheet.fit(scene.title, TITLE_PX, box.width, bold=True)
    sheet.write(box.left, box.top + 24, title, TITLE_PX, sheet.paper.ink, bold=True)
    lines = sheet.wrap(scene.headline, HEADLINE_PX, box.width, 2)
    y = box.top + 55
    for line in lines:
        sheet.write(box.left, y, line, HEADLINE_PX, sheet.paper.ink)
        y += 25
    outside = scene.text("map.elsewhere", n=elsewhere) if elsewhere else ""
    unshown = " · ".join(words for words in (scene.unshown, outside) if words)
    if unshown and len(lines) == 1:
        sheet.write(box.left, y - 2, sheet.fit(unshown, UNSHOWN_PX, box.width), UNSHOWN_PX, sheet.paper.faint)


def draw_foot(sheet: Sheet, box: Box, scene: Scene) -> None:
    """Write the small print; the sources take the lines that the rest leaves free."""
    rows = int(box.height // SMALL_LINE_PX)
    last = [sheet.fit(words, SMALL_PX, box.width) for words in (scene.credits, scene.permalink) if words]
    boundary = sheet.wrap(scene.boundary, SMALL_PX, box.width, max(1, rows - len(last) - 1))
    first = sheet.wrap(scene.source_line, SMALL_PX, box.width, max(1, rows - len(last) - len(boundary)))
    for number, line in enumerate([*first, *boundary, *last]):
        sheet.write(box.left, box.top + 11 + number * SMALL_LINE_PX, line, SMALL_PX, sheet.paper.faint)
