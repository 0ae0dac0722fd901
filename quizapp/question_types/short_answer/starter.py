"""The first draft of a question of this type, with places to fill."""

STARTER = """\
prompt: "FILL: a question that a word or a name in the sentence below answers"
process: locate
accept: ["FILL: the answer", "FILL: another spelling of it"]
"""
