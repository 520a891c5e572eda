"""Every format that crosses a door: what comes in is read, what goes out is written afresh."""
