"""Read news reports into events: the way of the data, from article to selection."""
