"""The form of an answer: by suffix, else by the Accept header, else JSON."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.errors import UsageError
from labelwise.faces.serving.refusal import Refusal

MEDIA = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "pdf": "application/pdf",
}

COMPARISONS = ("json", "csv", "md", "html", "pdf")
FACTS = ("json", "csv", "jsonl", "md", "html")
LISTS = ("json", "csv", "md", "html")
CHECKS = ("json", "md")
JSON_ONLY = ("json",)


def form_of(suffix: str | None, accept: str | None, allowed: Sequence[str]) -> str:
    """Return the form to answer in, one of `allowed`, the first where nothing was said.

    `UsageError` for a suffix that is none of them, a `Refusal` for an Accept header that allows none of them.
    """
    if suffix is not None:
        if suffix not in allowed:
            raise UsageError(f"There is no form '{suffix[:20]}' here.", f"Forms are: {', '.join(allowed)}.")
        return suffix
    wanted = sorted(_ranges(accept or ""), key=lambda r: -r[1])
    for media, share in wanted:
        for form in allowed:
            name = MEDIA[form].partition(";")[0]
            if share > 0 and (media == name or media in ("*/*", name.partition("/")[0] + "/*")):
                return form
    if not wanted:
        return allowed[0]
    forms = ", ".join(MEDIA[form].partition(";")[0] for form in allowed)
    raise Refusal(406, "not_acceptable", "There is no such form of this answer.", f"Forms are: {forms}.")


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept[:1000].split(","):
        media, *parameters = [piece.strip().lower() for piece in part.split(";")]
        share = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            found.append((media, float(share)))
        except ValueError:
            continue
    return found
