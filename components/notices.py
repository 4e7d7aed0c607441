"""Tell the reader what could not be used, and what to loosen when nothing is left."""

from html import escape

import streamlit as st

from components import state
from components.escape import for_markdown
from components.evidence import note_in_words
from components.text import Text
from data.records import Note, Problem
from data.selection import Selection
from data.store import Store

MOST_PROBLEMS = 200
UNKNOWN = "address.unknown"


def build_notes(notes: tuple[Note, ...], text: Text) -> str:
    """Build one line of HTML that names everything in the link that could not be used."""
    said = [dict(note.values) for note in notes if note.code == UNKNOWN]
    values = ", ".join(f"{value['key']}={value['value']}" for value in said)
    sentences = [text.plural("link.unknown", len(said), values=values)] if said else []
    sentences += [note_in_words(note, text) for note in notes if note.code != UNKNOWN]
    return f'<p class="dateline-link-notes" role="status">⚠ <bdi>{escape(" ".join(sentences))}</bdi></p>'


def show_notes(notes: tuple[Note, ...], text: Text) -> None:
    """Show what the link held that could not be used."""
    if notes:
        with st.container(key="link-notes"):
            st.html(build_notes(notes, text))


def show_empty(store: Store, selection: Selection, text: Text) -> None:
    """Say that nothing matches, and offer each filter that alone would bring events to be lifted."""
    with st.container(horizontal=True, key="empty", vertical_alignment="center"):
        helpful = [loosening for loosening in store.loosen(selection) if loosening.events]
        st.markdown(f"**{text('empty.title')}** {text('empty.loosen' if helpful else 'empty.reset')}")
        for loosening in helpful:
            name = text(f"filter.name.{loosening.filter}")
            words = for_markdown(f"{name}: {text.plural('empty.brings', loosening.events)}")
            st.button(words, key=f"loosen-{loosening.filter}", on_click=state.lift, args=(loosening.filter,))
        if not helpful:
            st.button(text("filter.reset"), key="loosen-all", on_click=state.reset)


def build_problems(problems: tuple[Problem, ...], text: Text) -> str:
    """Build a list of problems as HTML, all of it escaped: one element, however many there are."""
    items = "".join(f"<li><bdi>{escape(problem.told(text))}</bdi></li>" for problem in problems)
    return f'<ul class="dateline-problems">{items}</ul>'


def show_problems(problems: tuple[Problem, ...], text: Text) -> None:
    """List what was skipped or noted while the reports were read."""
    if not problems:
        return
    with st.expander(text.plural("problems.title", len(problems)), icon=":material/report:"):
        st.html(build_problems(problems[:MOST_PROBLEMS], text))
        if len(problems) > MOST_PROBLEMS:
            st.caption(text.plural("problems.more", len(problems) - MOST_PROBLEMS))


def show_failure(error: Exception, text: Text) -> None:
    """Say why nothing can be shown, and what to do."""
    st.error(for_markdown(str(error)) or text("failure"))
