"""A register taken in: columns known, rows understood or set aside, cases selected."""
