"""List other accounts of an event's place and days: another doer or another kind of act, each opened by a click."""

from collections.abc import Sequence

import streamlit as st

from components import cached, state
from components.escape import for_markdown
from components.events_table import when
from components.text import Text
from data.answers import EventRow
from data.records import Event
from data.region import Region
from data.selection import Selection
from data.store import Store

MOST_READ = 40
MOST_SHOWN = 6


def place_and_days(event: Event) -> Selection | None:
    """Return the selection of all that happened at an event's places on its days; None where either is not known."""
    if not event.places or not event.start:
        return None
    places = tuple(dict.fromkeys(place.place_id for place in event.places))
    return Selection(place_ids=places, stretch=(event.start, event.end or event.start))


def other_accounts(event: Event, rows: Sequence[EventRow]) -> tuple[EventRow, ...]:
    """Return the events with another doer or of another type, those of another doer first."""
    told = event.side, event.type
    others = [row for row in rows if row.event_id != event.event_id and (row.side, row.type) != told]
    return tuple(sorted(others, key=lambda row: row.side == event.side))


def account_in_words(row: EventRow, region: Region, text: Text) -> str:
    """Say an event in one line: who did what, when, who says so and who denies it."""

    def names(sides: Sequence[str]) -> str:
        return ", ".join(region.side(side).short_name(text.language) for side in sides)

    parts = [names([row.side]), text(f"type.{row.type}"), when(row, text)]
    if row.claimed_by:
        parts.append(text("report.says", side=names(row.claimed_by)))
    if row.denied_by:
        parts.append(text("report.denies", side=names(row.denied_by)))
    return " · ".join(parts)


def show_related(store: Store, event: Event, text: Text) -> None:
    """Show the other accounts below an event; nothing where there is none."""
    asked = place_and_days(event)
    others = other_accounts(event, cached.page(store, asked, 0, MOST_READ)) if asked else ()
    if not others:
        return
    with st.container(key="related"):
        st.markdown(f"**{for_markdown(text('related.title'))}**")
        for row in others[:MOST_SHOWN]:
            st.button(
                for_markdown(account_in_words(row, store.region, text)), key=f"related-{row.event_id}",
                on_click=state.pick_event, args=(row.event_id,), type="tertiary",
            )  # fmt: skip
        if len(others) > MOST_SHOWN:
            st.button(text("related.all"), key="related-all", on_click=state.pick_all, args=(asked,))
