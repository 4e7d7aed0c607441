"""What articles say is escaped for the language it goes into."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.escape import for_markdown, for_script

HOSTILE = [
    "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "${alert(1)}", "`${alert(1)}`", "{{7*7}}",
    "{{'map_div'}}", "a\u2028b", "'; alert(1); '", "map_0123456789abcdef", "![x](http://example.org/x.png)",
    "[a](javascript:alert(1))", ":material/home:", ":red[x]", "$x^2$", "\u202eevil", "\\",
]  # fmt: skip


PLAIN = st.none() | st.integers() | st.text()


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_a_script_value_reads_back_as_it_was(value):
    assert json.loads(for_script(value)) == value


@pytest.mark.parametrize("words", HOSTILE)
def test_a_script_value_holds_nothing_that_ends_a_string_or_an_element(words):
    written = for_script([words])
    assert not set("<>&'_\u2028\u2029\u202e") & set(written)


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_no_markup(words):
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").render(for_markdown(words))
    assert not any(tag in html for tag in ("<img", "<a ", "<script", "<em", "<code"))
    assert "](" not in for_markdown(words)
