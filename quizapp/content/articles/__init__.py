"""Articles as they are copied from the web: headline, source, paragraphs, and what was left out."""
