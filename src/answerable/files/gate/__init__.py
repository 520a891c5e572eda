"""The gate: looks into a file for everything that it carries and does not show.

`apart` runs it in a process that can be ended; `look` says what a file is and who looks into it.
"""
