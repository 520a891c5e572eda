"""What makes a change show: the seal of what was approved, the chain of what was done."""
