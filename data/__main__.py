"""The command line: `python -m data COMMAND`. Each command stands beside what it does; here they are only listed."""

import typer

from data import build_command, import_command, read_command, score_command

app = typer.Typer(
    help="Dateline: how news becomes events. `read` reads articles, `build` makes the store that the page shows.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def every_command() -> None:
    """Keep the name of a command wanted, even while there is only one."""


app.command("read")(read_command.read)
app.command("score")(score_command.score)
app.command("build")(build_command.build_store)
app.command("import")(import_command.import_events)
app.command("synth")(import_command.synthesize_events)

if __name__ == "__main__":
    app()
