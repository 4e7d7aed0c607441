"""The page: load → controls → select → draw. Run it with `streamlit run dashboard.py`."""

from functools import partial

import streamlit as st

from components import cached, page, state
from components.address import known_to
from components.event_map import MOST_PLACES
from components.events_table import show_events
from components.evidence import show_evidence
from components.headline import headline_words, show_headline
from components.map_panel import is_gathered, show_map
from components.notices import show_empty, show_failure, show_notes, show_problems
from components.picks import place_names, show_picks
from components.playback import show_playback
from components.related import show_related
from components.share.panel import show_share
from components.sidebar import show_filters, show_language
from components.text import choose_language, languages
from components.timeline import show_key, show_timeline
from data.store import StoreError

page.set_up("Dateline")
cached.settle()

# Load
try:
    store = cached.load_store()
except (StoreError, OSError) as error:
    show_failure(error, cached.speak(choose_language(page.browser_language())))
    st.stop()
region = store.region

# Controls
view = state.open_view(known_to(store, languages()), choose_language(page.browser_language()))
text, theme, embedded = cached.speak(view.language), page.theme(), page.is_embedded()
selection = view.selection

# Select
with page.turn():
    asked = store, selection, state.window() if is_gathered(store) else None, MOST_PLACES
    overview = cached.look_over(*asked)
    names = place_names(selection.place_ids, overview.places)
    words = headline_words(overview.headline, selection, region, text, names)

    # Draw: what a change is waited for comes first, what stands around it fills its place afterwards
    show_notes(state.notes(), text)
    with st.container(key="head", horizontal=True):
        show_headline(words, overview.tray, selection, region, text)
        beside = st.container(key="picks-and-share", horizontal=True, width="content")
    if not overview.headline.selected:
        show_empty(store, selection, text)
    timeline = cached.timeline(*asked, text, theme)
    draw_map = partial(show_map, store, selection, overview.places, words, theme, text)
    between = page.lay_out(draw_map, partial(show_timeline, timeline), state.is_change())
page.let_paint(state.is_change())
with page.turn():
    with between:
        show_playback(store, selection, is_gathered(store), theme, text)
        show_key(timeline)
    with beside:
        show_picks(selection, names, text)
    if not embedded:
        with st.sidebar:
            show_language(selection, text)
            show_filters(store, selection, overview.facets, text)
        with beside:
            show_share(store, selection, theme, text)
        table, detail = st.columns([3, 2])
        with table:
            first = show_events(store, selection, overview.tray, overview.headline.selected, text)
        evidence = cached.evidence(store, view.event or first or "")
        if evidence:
            with detail:
                show_evidence(evidence, region, text)
                show_related(store, evidence.event, text)
        show_problems(store.problems, text)
    state.publish(view)
