"""The command line: `python -m data COMMAND`. Each command stands beside what it does; here they are only listed."""

import typer

from data import read_command

app = typer.Typer(
    help="Dateline: how news becomes events. `read` reads articles, `build` makes the store that the page shows.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read_command.read)

if __name__ == "__main__":
    app()
