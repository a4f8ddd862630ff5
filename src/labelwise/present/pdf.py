"""A file that stands by itself as PDF. The only user of WeasyPrint (extra `pdf`)."""

from __future__ import annotations

import logging

from labelwise.errors import MissingExtra


class OutsideRefused(Exception):
    """Something asked for a part from outside: nothing is fetched."""


def pdf_of(page: str) -> bytes:
    """Return a self-contained HTML file as PDF; `MissingExtra` where WeasyPrint or its libraries are not installed.

    Nothing is fetched, from the network or from files: what asks for it is left out.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as missing:  # OSError: Pango itself is not there
        raise MissingExtra("A PDF file", "pdf") from missing
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # style that only screens know is no news
    made: bytes = weasyprint.HTML(string=page, url_fetcher=_Closed()).write_pdf()
    return made


class _Closed:
    """A fetcher that fetches nothing."""

    _fail_on_errors = False  # WeasyPrint asks: what is refused is left out, and the rest is set

    def __call__(self, url: str, *_: object, **__: object) -> dict[str, object]:
        raise OutsideRefused(url)
