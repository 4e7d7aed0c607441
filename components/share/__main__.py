"""Run `python -m components.share`: what a link shows, written into files."""

import typer

from components.share.command import share

if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(share)
    app(prog_name="python -m components.share")
