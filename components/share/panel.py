"""Show how to share what is on the screen: each file is made when it is asked for, and by one click."""

from functools import partial

import streamlit as st

from components import state
from components.page import page_title
from components.share.copy_button import show_copy
from components.share.kinds import KINDS, MOST_EXPORTED, SIZES, WIDE
from components.share.loading import load_files, load_soon
from components.text import Text
from components.view import fingerprint
from data.selection import Selection
from data.store import Store


@st.fragment
def show_share(store: Store, selection: Selection, theme: str, text: Text) -> None:
    """Show the picture's button and the link's, and behind a third one the page, other pictures and the data."""
    address, name = st.context.url or "", f"dateline-{store.region.region_id}-{fingerprint(selection)}"
    load_soon()
    # The map may be moved after this run: what is shared is the view at the moment of the click.
    live, title = state.live(), page_title(store.region, text)

    def button(kind: str, label: str, look: str = theme, size: str = WIDE, key: str = "", **options) -> None:
        def make() -> bytes:
            return load_files().make_file(kind, store, live.view, text, address, look, size)

        st.download_button(
            label, make, f"{name}{key}.{KINDS[kind].ending}", KINDS[kind].media_type, key=f"share-{kind}{key}",
            on_click="ignore", **options,
        )  # fmt: skip

    row = partial(st.container, horizontal=True, gap="small", vertical_alignment="center")
    with row(width="content"):
        button("picture", text("share.picture"))
        show_copy("link", title, text)
        panel = st.popover(text("share.title"), key="share-panel", on_change="rerun")
    if not panel.open:
        return  # a dozen elements that few ask for would be made and sent at each change of a filter
    with panel:
        with row():
            button("page", text("share.page"))
            button("animation", text("share.animation"))
            show_copy("embed", title, text)
        look = st.segmented_control(
            text("share.pictures"), ("light", "dark"), default=theme, required=True, key="share-look",
            format_func=lambda look: text(f"share.look.{look}"),
        )  # fmt: skip
        with row():
            for size in SIZES:
                button("picture", text(f"share.size.{size}"), look, size, f"-{size}")
            button("svg", "SVG", look)
            button("pdf", "PDF", look)
        st.caption(text("share.data"))
        too_many = store.total > MOST_EXPORTED and store.count(selection) > MOST_EXPORTED
        reason = text("share.data.most", most=MOST_EXPORTED) if too_many else None
        with row():
            for kind, label in (("csv", "CSV"), ("geojson", "GeoJSON"), ("xlsx", "Excel")):
                button(kind, label, disabled=too_many, help=reason)
