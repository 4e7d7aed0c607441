"""Show events: what a person sees, each part a pure build_* with a thin show_*."""

import gc

# To load all this makes hundreds of thousands of objects and each run thousands, nearly all in use when Python looks
# through them at every 700th: a quarter of the time to load.
gc.set_threshold(20_000, 5, 5)
