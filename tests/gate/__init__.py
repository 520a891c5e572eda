"""Files for the gate, each built by the tests: bad ones with their clean twins, hostile ones."""
