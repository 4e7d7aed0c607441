"""Say in words what is being looked at, so that a screenshot explains itself."""

from html import escape

import streamlit as st

from components.text import Text
from components.view import fingerprint
from data.answers import Headline, Tray
from data.records import ROLES
from data.region import Region
from data.selection import Selection

MOST_SIDES = 2
"""Sides named where none is asked for, in the region's order: the count must not decide who is left out."""


def headline_words(
    headline: Headline, selection: Selection, region: Region, text: Text, place_names: tuple[str, ...] = ()
) -> str:
    """Say how many events of how many, their days, their sides, and each further filter in force."""
    parts = [text.plural("headline.count", headline.total, selected=headline.selected, total=headline.total)]
    if headline.first and headline.last:
        parts.append(text.days(headline.first, headline.last))
    if headline.sides:
        known = [side.side_id for side in region.sides]
        in_order = sorted(headline.sides, key=lambda side: (known.index(side) if side in known else len(known), side))
        shown = headline.sides if selection.sides else in_order[:MOST_SIDES]
        named = ", ".join(region.side(side).short_name(text.language) for side in shown)
        named += " …" if len(shown) < len(headline.sides) else ""
        # One side's roles always fit; those of several would push the map down.
        if len(selection.sides) == 1 or (selection.sides and set(selection.roles) != set(ROLES)):
            roles = [text(f"role.{role}") for role in ROLES if role in selection.roles]
            named += f" ({text.either(roles)})"
        parts.append(named)
    if selection.types:
        parts.append(", ".join(text(f"type.{name}") for name in selection.types))
    if place_names:
        parts.append(", ".join(place_names))
    if selection.sources:
        named = ", ".join(selection.sources[:3]) + (" …" if len(selection.sources) > 3 else "")
        parts.append(text("headline.sources", names=named))
    if selection.text:
        parts.append(text("headline.search", words=selection.text))
    if selection.exact_only:
        parts.append(text("headline.exact"))
    return " · ".join(parts)


def build_headline(words: str, tray: Tray, selection: Selection, region: Region, text: Text) -> str:
    """Build the page's head as HTML: title, headline, and what the map or the timeline cannot show."""
    unshown = []
    if tray.no_place:
        unshown.append(text.plural("headline.no_place", tray.no_place))
    if tray.no_date:
        unshown.append(text.plural("headline.no_date", tray.no_date))
    title = text("page.title", region=region.names.get(text.language, region.region_id))
    return (
        f'<div class="dateline-head"><span class="dateline-title">{escape(title)}</span>'
        f'<h1 class="dateline-headline" data-painted="{fingerprint(selection)}">{escape(words)}</h1>'
        f'<span class="dateline-unshown">{escape(" · ".join(unshown))}</span></div>'
    )


def show_headline(words: str, tray: Tray, selection: Selection, region: Region, text: Text) -> None:
    """Show the page's head."""
    st.html(build_headline(words, tray, selection, region, text))
