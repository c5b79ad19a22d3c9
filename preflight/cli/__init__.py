"""The command line: parse, call, report, exit.

Exit status: 0 clean, 1 findings, 2 wrong usage, 3 our own failure, 130 interrupted.
"""
