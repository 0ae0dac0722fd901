"""The first draft of a question of this type, with places to fill."""

STARTER = """\
prompt: True, false or not given, according to the report?
process: understand
statements:
  a: {text: "FILL: a statement that the sentence below confirms", answer: 'true'}
  b: {text: "FILL: a statement that it contradicts", answer: 'false'}
  c: {text: "FILL: a statement on the same matter that the report does not settle", answer: not_given}
explain: "FILL: what the sentence below says, and what is missing"
"""
