"""The work, a module a step, in the order of the data flow: pure functions over the model."""
