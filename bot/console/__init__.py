"""The staff console: pages of a commune's town hall, in Arabic (right-to-left) and French, under `/console`.

A room of it is one module with `routes(desk)`, which gives its pages (`page.page`), listed in `rooms.py`.
"""
