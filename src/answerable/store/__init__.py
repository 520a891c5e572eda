"""The desk's tables, and the only functions that write or read them."""
