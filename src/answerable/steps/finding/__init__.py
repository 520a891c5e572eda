"""Finding what has no category: terms, spellings, the review and its certificate."""
