"""The two short reports that the examples of all rules are about."""

PASSAGES = """\
- id: post
  title: Crack closes Mill Street bridge
  publisher: Harbour Post
  published: 2023-04-02
  text: |
    Inspectors closed the Mill Street bridge on Saturday after a crack 14 centimetres long was found in a
    support beam. Nobody was hurt.

    Mayor Ana Ruiz said the repair would cost about 2 million euros and would take six weeks.
- id: daily
  title: Bridge to stay shut for ten weeks
  publisher: City Daily
  published: 2023-04-05
  text: |
    The Mill Street bridge will stay shut for at least ten weeks, engineers said on Tuesday.

    Shop owners near the bridge reported that sales had fallen by half. One baker said she might have to close.
"""
LEFT_OUT = "`id`, `type: single_choice` and `cite` are left out where they do not matter."
