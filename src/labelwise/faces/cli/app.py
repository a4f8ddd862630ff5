"""The commands, one file each below `commands/`. Heavy imports stand inside the commands: a cold start stays quick."""

from __future__ import annotations

from typing import Annotated

import typer

from labelwise import __version__
from labelwise.faces.cli.commands import ask, build, check, compare, extract, facts, fetch, search, serve, store

app = typer.Typer(
    name="labelwise",
    help="What is the difference between these drugs? Answered from the drugs' own FDA labels, cited, offline.\n\n"
    "For health professionals and the people they care for; it does not replace their judgement.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"labelwise {__version__}")
        raise typer.Exit


@app.callback()
def labelwise(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """What is the difference between these drugs? Answered from the drugs' own FDA labels, cited, offline."""


app.command(name="compare")(compare.compare)
app.command(name="ask")(ask.ask)
app.command(name="check")(check.check)
app.command(name="facts")(facts.facts)
app.command(name="search")(search.search)
app.command(name="extract")(extract.extract)
app.command(name="fetch")(fetch.fetch)
app.command(name="build")(build.build)
app.command(name="serve")(serve.serve)
app.command(name="export")(store.export)
app.add_typer(store.app, name="store")
