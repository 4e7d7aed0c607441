"""Show events: what a person sees, each part a pure build_* with a thin show_*."""
