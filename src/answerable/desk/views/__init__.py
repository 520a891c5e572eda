"""The screens, a module for each kind of thing; a view parses, calls one step and renders."""
