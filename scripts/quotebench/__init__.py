"""Parts of `scripts/bench-quotes.py`: cases, filler, baselines and tables for the quote search."""
