"""The API as data: codes, fields, limits and ways of counting.

Source of every value: the published specification of "Create Living Property Video". Where a
value is not published it is an assumption, said to be one beside it, and configurable.
"""
