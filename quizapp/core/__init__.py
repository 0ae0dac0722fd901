"""The words: passage, citation, question, question set, mark, score and problem; pure and frozen."""
