"""The only functions that write to the tables.

Each takes its facts by name, `by` among them, checks that this person may do it, and does it in one
transaction together with its event in the history. Before somebody has signed in nobody is named:
an attempt is counted first, and has its event once it is known what became of it (sign_ins).
Whoever loses a race is told, and nothing of theirs is half-written.
"""
