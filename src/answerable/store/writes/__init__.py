"""The only functions that write to the tables.

Each takes `by`, checks that this person may do it, and does it in one transaction together with its
event in the history. Whoever loses a race is told, and nothing of theirs is half-written.
"""
