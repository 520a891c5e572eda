"""Counting: figures that name the records behind them, and the same figure over time."""
