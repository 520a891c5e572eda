"""The words of the trade as values: standard library only, nothing reads or writes a file."""
