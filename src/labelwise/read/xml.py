"""The one XML parser: no entities, no network, no DTD, bounded size, depth and number of elements."""

from __future__ import annotations

import re

from lxml import etree

from labelwise.errors import MalformedSource, UnsafeSource

MAX_BYTES = 64 * 1024 * 1024
MAX_ELEMENTS = 2_000_000
MAX_DEPTH = 200

# libxml2's own limits stay on (huge_tree=False): depth 256, 10 million characters in one text node.
PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
    remove_comments=True, remove_pis=True,
)  # fmt: skip

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_HINT = "Fetch the file again, or leave it out."


def parse_document(payload: bytes) -> etree._Element:
    """Return the root of a document; `UnsafeSource` beyond a bound or with a DTD, `MalformedSource` if broken."""
    if len(payload) > MAX_BYTES:
        raise UnsafeSource(f"The document is larger than {MAX_BYTES // 2**20} MB.", "No real label is: leave it out.")
    if _DOCTYPE.search(_as_ascii(payload)):
        raise UnsafeSource(
            "The document declares a document type or entities, which no label needs.", "Leave it out, or remove them."
        )
    if payload.count(b"<") > 2 * MAX_ELEMENTS:
        raise UnsafeSource(f"The document has more than {MAX_ELEMENTS} elements.", "No real label has: leave it out.")
    try:
        root = etree.fromstring(payload, PARSER)
    except etree.XMLSyntaxError as error:
        raise _typed(error) from None
    except ValueError as error:
        raise MalformedSource(f"The XML cannot be parsed: {error}.", _HINT) from None
    if root is None:
        raise MalformedSource("The XML holds no element.", _HINT)
    return root


def _as_ascii(payload: bytes) -> bytes:
    """Return the bytes without the zero bytes of UTF-16 and UTF-32, so that a search for markup sees through them."""
    return payload.replace(b"\0", b"") if b"\0" in payload[:64] else payload


def _typed(error: etree.XMLSyntaxError) -> UnsafeSource | MalformedSource:
    text = str(error)
    if "depth" in text.lower() or "huge" in text.lower():
        return UnsafeSource(f"The XML is nested too deep or a text in it is too long: {text}.", "Leave it out.")
    return MalformedSource(f"The XML is broken: {text}.", _HINT)
