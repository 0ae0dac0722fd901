"""The first draft of a question of this type, with places to fill."""

STARTER = """\
prompt: "FILL: Choose the sentence that says … (what only the sentence below says)"
process: locate
"""
