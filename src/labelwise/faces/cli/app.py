"""The commands, one file each below `commands/`. Heavy imports stand inside the commands: a cold start stays quick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated

import typer

from labelwise import __version__

# A command and its file; the function has the command's name.
_FILES = {
    "compare": "compare",
    "ask": "ask",
    "check": "check",
    "facts": "facts",
    "search": "search",
    "extract": "extract",
    "fetch": "fetch",
    "build": "build",
    "serve": "serve",
    "export": "store",
}
_GROUPS = {"store": "store"}


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Return the application for these arguments: the command they begin with alone, else every command.

    Reading the options of eleven commands takes longer than comparing two drugs.
    """
    first = arguments[0] if arguments else ""
    return make_app([first] if first in _FILES else [*_FILES, *_GROUPS])


def make_app(names: Iterable[str]) -> typer.Typer:
    """Return an application with these commands and groups of commands."""
    app = typer.Typer(
        name="labelwise",
        help="What is the difference between these drugs? Answered from the drugs' own FDA labels, cited, offline."
        "\n\nFor health professionals and the people they care for; it does not replace their judgement.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(labelwise)
    for name in names:
        home = import_module(f"labelwise.faces.cli.commands.{_FILES.get(name) or _GROUPS[name]}")
        if name in _FILES:
            app.command(name=name)(getattr(home, name))
        else:
            app.add_typer(home.app, name=name)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"labelwise {__version__}")
        raise typer.Exit


def labelwise(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """What is the difference between these drugs? Answered from the drugs' own FDA labels, cited, offline."""
