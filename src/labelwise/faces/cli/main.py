"""Entry point: run the commands, and turn every intended error into two sentences and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from labelwise.errors import LabelwiseError

_EXIT_BROKEN_PIPE = 141  # what a shell reports for a process that a closed pipe ended
_EXIT_INTERRUPT = 130
_EXIT_DEFECT = 70  # EX_SOFTWARE; 1 would read as a finding


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `labelwise` with these arguments (default: the process's own) and exit with the code of DESIGN: 0 to 4."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(run(given))


def run(arguments: list[str]) -> int:
    """Return the exit code of a call; errors are shown on stderr, never as a traceback."""
    from labelwise.faces.cli.app import app_for

    try:
        code = app_for(arguments)(args=arguments, prog_name="labelwise", standalone_mode=False)
        sys.stdout.flush()
    except LabelwiseError as error:
        show_error(error, as_json=wants_json(arguments))
        return error.exit_code
    except BrokenPipeError:
        # The reader went away (`| head`): leave quietly, and keep the interpreter from complaining at shutdown.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _EXIT_BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return _EXIT_INTERRUPT
    except Exception as error:
        return _of_parser(error, arguments)
    return code if isinstance(code, int) else 0


def _of_parser(error: Exception, arguments: list[str]) -> int:
    """Show an error of the argument parser; anything else is a defect of ours."""
    show, code = getattr(error, "show", None), getattr(error, "exit_code", None)
    if type(error).__name__ == "Abort":
        return _EXIT_INTERRUPT
    if isinstance(code, int) and show is None:
        return code
    if not isinstance(code, int) or show is None:
        return _defect(error)
    if wants_json(arguments):
        message = getattr(error, "format_message", lambda: str(error))()
        show_error(LabelwiseError(message, "Run: labelwise --help"), as_json=True, code="usage")
    else:
        show()
    return code


def _defect(error: Exception) -> int:
    """Say that this is our fault and not the user's; the traceback comes only where it was asked for."""
    if os.environ.get("LABELWISE_DEBUG"):
        raise error
    sys.stderr.write(f"labelwise: internal error: {type(error).__name__}: {error}\n")
    sys.stderr.write("  Please report it; LABELWISE_DEBUG=1 shows where it happened.\n")
    return _EXIT_DEFECT


def wants_json(arguments: list[str]) -> bool:
    """Whether the caller asked for JSON, so that errors come in JSON too."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=False)
    return any(a in ("--format=json", "-fjson") or (a in ("--format", "-f") and b == "json") for a, b in pairs)


def show_error(error: LabelwiseError, *, as_json: bool, code: str | None = None) -> None:
    """Write an error to stderr: two sentences, or the one JSON error shape."""
    if as_json:
        import msgspec

        shape = error.as_json()
        if code is not None and isinstance(shape["error"], dict):
            shape["error"]["code"] = code
        sys.stderr.write(msgspec.json.encode(shape).decode() + "\n")
        return
    sys.stderr.write(f"labelwise: {error.message}\n")
    if error.hint:
        sys.stderr.write(f"  {error.hint}\n")
