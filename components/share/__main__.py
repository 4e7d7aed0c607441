"""Run `python -m components.share`: what a link shows, written into files."""

import os

# The page's parts are used without a page: Streamlit's remarks on that would be noise on a command line.
os.environ.setdefault("STREAMLIT_LOGGER_LEVEL", "error")

import typer  # noqa: E402

from components.share.command import share  # noqa: E402

if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(share)
    app(prog_name="python -m components.share")
