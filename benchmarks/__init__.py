"""Measures of speed: of starts, of many articles, of long texts, beside the tools in use today.

`python -m benchmarks start|throughput|growth|peers` in the folder of the checkout; POSIX only.
"""
