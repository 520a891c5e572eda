"""What people type at the desk, a module for each kind of screen."""
