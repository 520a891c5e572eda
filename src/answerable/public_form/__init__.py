"""The public form: a process of its own that can add requests to a folder, and nothing else.

It knows neither tables nor registers; the import rule and `confine` both keep it so.
"""
