"""Names of people: as they are shown, as they are compared, in their order, and which look alike."""

import unicodedata

LONGEST_NAME = 80
_LONGEST_KEY = 200
_MOST_MARKS = 4
"""Marks on one letter; no language stacks more, and towers of them cover the lines above."""
_JOINERS = "\u200c\u200d"
"""Unseen, but Persian words and family emoji need them."""
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols by their class that show nothing at all."""
_DRAWN_ALIKE = (
    "аa вb еe ёë нh һh іi їï јj кk мm оo рp сc ѕs тt уy хx ԁd ԛq ԝw αa βb εe ζz ηh ιi κk μm νn οo ρp τt υy χx ıi ɑa ɡg"
)
_SAME_SHAPE = {ord(pair[0]): pair[1] for pair in _DRAWN_ALIKE.split()}
"""Cyrillic, Greek and odd Latin letters, small or capital drawn like a Latin one."""
_TAKEN_FOR = str.maketrans("01i|!$5", "ollllss")


def tidy_name(text: str) -> str:
    """The name with single spaces and without signs that are not seen or turn the writing around."""
    normal = unicodedata.normalize("NFC", text[: 10 * LONGEST_NAME])
    kept = "".join(_kept(sign) for sign in normal)
    return " ".join(_few_marks(kept).split()).strip(" " + _JOINERS)


def is_usable_name(tidy: str) -> bool:
    """Whether a tidied name shows something and is no longer than a name may be."""
    return len(tidy) <= LONGEST_NAME and any(unicodedata.category(sign) not in {"Mn", "Me", "Cf"} for sign in tidy)


def name_key(name: str) -> str:
    """The name as names are compared: case, spaces and the forms of one letter make no difference."""
    visible = name[:_LONGEST_KEY].replace("\0", "")  # which PostgreSQL would stumble over
    return " ".join(unicodedata.normalize("NFKC", visible).casefold().split())[:_LONGEST_KEY]


def shown_name_key(name: str) -> str:
    """The same for all names that are drawn alike, whatever letters they are made of."""
    seen = "".join(sign for sign in name_key(name) if not _is_unseen(sign))
    return seen.translate(_SAME_SHAPE)[:_LONGEST_KEY]


def look_alike_key(name: str) -> str:
    """The same for names that are easily mixed up, by accents, hyphens or signs such as 0 and O; emoji count."""
    parts = unicodedata.normalize("NFD", shown_name_key(name)).translate(_TAKEN_FOR).replace("rn", "m")
    return "".join(
        sign for sign in parts if unicodedata.category(sign)[0] in "LN" or unicodedata.category(sign) == "So"
    )


def sort_key(name: str) -> tuple[str, str]:
    """By what names are put in order: letters before accents."""
    letters = unicodedata.normalize("NFKD", name_key(name))
    return "".join(sign for sign in letters if not unicodedata.combining(sign)), name


def _kept(sign: str) -> str:
    if sign.isspace() or sign in _BLANKS:
        return " "
    if sign in _JOINERS:
        return sign
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"} else sign


def _few_marks(text: str) -> str:
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _is_unseen(sign: str) -> bool:
    """Joiners, and what chooses between two drawings of one sign."""
    return sign in _JOINERS or "\ufe00" <= sign <= "\ufe0f"
