"""The texts with which a new set and a new passage begin: sound as they stand, to write over."""

import json

_SET = """\
format: 1
title: {title}
summary: One or two sentences about it.
language: en
passages:
  - id: report
    title: The headline of your text
    publisher: Who published it
    published: 2024-05-24
    kind: newspaper
    text: |
      Write or paste your text here. An empty line starts a new paragraph.

      This is the second paragraph. Every question cites the words that prove its answer.

questions:
  - id: first-question
    type: single_choice
    prompt: What starts a new paragraph?
    process: locate
    options:
      a: An empty line
      b: A full stop
      c: A headline
    answer: a
    explain: The first paragraph says how to write a text here.
    cite: An empty line starts a new paragraph.
"""

NEW_PASSAGE = """\
---
title: The headline
publisher: Who published it
published: 2024-05-24
kind: newspaper
language: en
---

Write or paste the text here. An empty line starts a new paragraph.
"""


def first_set(title: str) -> str:
    """A set of this title, to write over."""
    return _SET.format(title=json.dumps(title, ensure_ascii=False))
