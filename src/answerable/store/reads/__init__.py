"""What screens and commands read from the tables, each thing with few queries.

Whatever a role may not see is left out here, not on the page.
"""
