"""The files: YAML and Markdown to core and back, with the place of everything that is wrong."""
