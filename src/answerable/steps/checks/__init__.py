"""The checks: a small function for each rule, a family of rules a module."""
