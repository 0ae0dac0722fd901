"""The language of a text, guessed by its script and its commonest words."""

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in that is was for with on by at from has said his its were are have",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "le la les des et en du une que qui dans pour sur par est au pas ne avec sont",
    "es": "el la los las del que en un una por con para se su es al lo como más fue",
    "it": "il la di che e un per in del della una con non sono alla dei nel anche da gli",
    "pt": "o a os as que em um uma para com não do da dos das por mais foi no na",
    "nl": "de het een van en dat op te in is voor met zijn niet aan er ook werd bij door",
}
_SCRIPTS = {
    "el": re.compile("[\u0370-\u03ff]"),
    "uk": re.compile("[іїєґІЇЄҐ]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
_FEWEST_LETTERS = 0.3
"""Of all letters; less is a quote or a name."""
_READ = 20_000
"""Characters; more would not change the guess."""


def guess_language(text: str) -> str:
    """A code such as `en`; English where nothing speaks for another language."""
    start = text[:_READ]
    letters = sum(map(str.isalpha, start))
    for code, script in _SCRIPTS.items():
        shares = {"uk": 0.02, "ja": 0.1}  # letters that the neighbours do not have
        if len(script.findall(start)) > letters * shares.get(code, _FEWEST_LETTERS):
            return code
    words = Counter(re.findall(r"[^\W\d_]+", start.casefold()))
    found = {code: sum(words[word] for word in common.split()) for code, common in _COMMON.items()}
    return max(found, key=lambda code: (found[code], code == "en"))
