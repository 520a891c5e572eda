"""The staff's screens: views, forms and templates over the store's reads and writes."""
