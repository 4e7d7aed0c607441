"""The bad files are bad in the way that their names say."""

import os

import pytest

from tests.bad_input.make import BIG_MB, EXPECTED, write


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bad") / "input"


@pytest.fixture(scope="module", autouse=True)
def table(folder):
    return write(folder)


def test_the_table_names_what_lies_in_the_folder(folder, table):
    assert set(os.listdir(folder)) == set(table) | {"again"}
    assert set(table) <= set(EXPECTED)
    assert len(EXPECTED) - len(table) <= 1, "at most the file name that is not UTF-8 may be refused by a disk"


def test_every_message_has_a_word_and_nothing_read_in_silence_has_one(table):
    for name, expected in table.items():
        assert bool(expected.word) == (expected.outcome != "read"), name
        assert not expected.word or expected.word not in name, "the name alone would satisfy a test of the message"


@pytest.mark.parametrize("name", ["latin1.md", "utf16.md", "noise.md"])
def test_not_utf8(folder, name):
    with pytest.raises(UnicodeDecodeError):
        (folder / name).read_bytes().decode("utf-8")


def test_the_big_one_is_big_and_the_long_line_is_one(folder):
    assert (folder / "big.md").stat().st_size >= BIG_MB * 1_000_000
    long_line = (folder / "long_line.md").read_bytes()
    assert len(long_line) >= 200_000 and b"\n" not in long_line


def test_twins_are_the_same_and_the_one_key_is_not_the_same_text(folder):
    assert (folder / "twin_a.md").read_bytes() == (folder / "twin_b.md").read_bytes()
    assert (folder / "one_key_a.md").read_bytes() != (folder / "one_key_b.md").read_bytes()


def test_line_ends_and_mark(folder):
    crlf = (folder / "crlf.md").read_bytes()
    assert crlf.count(b"\n") == crlf.count(b"\r\n") > 3
    assert (folder / "bom.md").read_bytes().startswith(b"\xef\xbb\xbf---\n")


def test_links_and_pipe_cannot_be_opened(folder):
    assert (folder / "pipe.md").is_fifo()
    assert (folder / "directory.md").is_dir()
    for name in ("loop.md", "dangling.md"):
        assert (folder / name).is_symlink() and not (folder / name).exists()
