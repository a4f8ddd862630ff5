"""The manual's chapters, rendered from the tests that are the specification: `python -m tools.render_manual`.

A folder below `tests/spec` is a chapter, a module a section (its docstring is the heading), a test a statement: its
name in words, its docstring, and the lines that show it. `--check` says whether the committed chapters are of today.
"""

from __future__ import annotations

import ast
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "tests" / "spec"
MANUAL = ROOT / "docs" / "manual"


def chapters() -> dict[str, str]:
    """Return the file name and text of every chapter, and of the index."""
    made = {f"{folder.name}.md": _chapter(folder) for folder in sorted(SPEC.iterdir()) if any(folder.glob("test_*.py"))}
    made["README.md"] = _index(made)
    return made


def _title(name: str) -> str:
    words = name.removesuffix(".md").replace("_", " ")
    return words[:1].upper() + words[1:]


def _index(made: dict[str, str]) -> str:
    said = "What the software does, chapter by chapter. Rendered from the specification in `tests/spec`."
    lines = ["# The manual", "", said, ""]
    lines += [f"- [{_title(name)}]({name})" for name in made]
    return "\n".join(lines) + "\n"


def _chapter(folder: Path) -> str:
    parts = [f"# {_title(folder.name)}"]
    for path in sorted(folder.glob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        module = ast.parse(source)
        parts.append(f"## {_sentence(ast.get_docstring(module) or _title(path.stem.removeprefix('test_')))}")
        parts.extend(_statements(module, source))
    return "\n\n".join(parts) + "\n"


def _sentence(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split()).rstrip(".")


def _statements(module: ast.Module, source: str) -> Iterator[str]:
    lines = source.splitlines()
    for node in module.body:
        if not (isinstance(node, ast.FunctionDef) and node.name.startswith("test_")):
            continue
        yield f"### {_title(node.name.removeprefix('test_'))}"
        said = ast.get_docstring(node)
        if said:
            yield said
        body = node.body[1:] if said else node.body
        if body and body[-1].end_lineno is not None:
            shown = textwrap.dedent("\n".join(lines[body[0].lineno - 1 : body[-1].end_lineno]))
            marks = (d for d in node.decorator_list if "parametrize" in ast.dump(d))
            cases = [ast.get_source_segment(source, d) or "" for d in marks]
            yield "```python\n" + "\n".join([*(f"@{c}" for c in cases), shown]) + "\n```"


def main() -> int:
    """Write the chapters, or with `--check` compare them; return 1 when they differ."""
    made = chapters()
    if "--check" in sys.argv[1:]:
        there = {path.name: path.read_text(encoding="utf-8") for path in MANUAL.glob("*.md")}
        stale = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
        if stale:
            sys.stderr.write(f"The manual is not that of the tests: {', '.join(stale)}. Run: make manual\n")
        return 1 if stale else 0
    MANUAL.mkdir(parents=True, exist_ok=True)
    for old in MANUAL.glob("*.md"):
        old.unlink()
    for name, text in made.items():
        (MANUAL / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
