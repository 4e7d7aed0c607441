"""Decode an article's bytes: UTF-8 first, else the encoding that its letters speak for."""

import codecs

from charset_normalizer import from_bytes

SAMPLE_BYTES = 50_000
"""How much is looked at to guess an encoding: more does not change the guess and takes seconds."""
CONTROL_SHARE = 0.02
"""Text has line ends and tabs and hardly another control character; binary data has many."""


def decode(raw: bytes) -> tuple[str, str] | None:
    """Return the text with "\\n" line ends and the encoding's name, or None for binary data."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _lines(raw.decode("utf-16", errors="replace")), "utf-16"
    if _is_binary(raw[:SAMPLE_BYTES]):
        return None
    try:
        return _lines(raw.decode("utf-8-sig")), "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(raw[:SAMPLE_BYTES]).best()
    encoding = best.encoding if best else "cp1252"
    return _lines(raw.decode(encoding, errors="replace")), encoding


def _lines(text: str) -> str:
    """Give line ends the form that Python's text files have, so that offsets agree with what others read."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(sample: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return controls > CONTROL_SHARE * len(sample)
