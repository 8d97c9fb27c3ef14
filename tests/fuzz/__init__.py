"""Fuzzing that is guided by coverage: what is asserted of any bytes, and how to run it.

`python -m fuzz TARGET [SECONDS]` runs a target of `targets` with atheris; tests/test_fuzz.py runs
each of them over what is kept in tests/cases/fuzz.
"""
