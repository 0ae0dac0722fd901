"""The first draft of a question of this type, with places to fill."""

STARTER = """\
prompt: "FILL: a question that the sentence below answers"
process: locate
options:
  a: "FILL: the right answer"
  b: "FILL: a wrong answer that a careless reader would choose"
  c: "FILL: another wrong answer"
answer: a
explain: "FILL: why the sentence below proves it"
"""
