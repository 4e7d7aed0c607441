"""Share what is on the screen: a picture, a page, a link, the data; each made in memory from a selection."""
