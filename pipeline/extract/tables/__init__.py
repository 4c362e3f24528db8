"""The tables of a release read as statements: where they are, what kind they are, and what their lines say."""
