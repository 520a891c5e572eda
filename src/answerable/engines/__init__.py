"""Heavy machinery behind the ports of the model; `reference` is slow, obvious and right."""
