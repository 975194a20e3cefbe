"""Figures of speed and size. Nothing here is a test that pytest collects; each `bench_*.py` says how to run it."""
