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
    "аa вb еe нh һh іi јj кk мm оo рp сc ѕs тt уy хx ԁd ԛq ԝw ѵv ѡw αa βb εe ζz ηh ιi κk μm νn οo ρp τt υy χx ıi ɑa ɡg "
    "օo սu հh ոn ցg յj զq Ꭺa Ᏼb Ꮯc Ꭰd Ꭼe Ꮐg Ꮋh Ꭻj Ꮶk Ꮮl Ꮇm Ꮲp Ꮢr Ꮪs Ꭲt Ꮩv Ꮃw Ꮓz "
    "ꓮa ꓐb ꓚc ꓓd ꓰe ꓝf ꓖg ꓧh ꓲi ꓙj ꓗk ꓡl ꓟm ꓠn ꓳo ꓑp ꓣr ꓢs ꓔt ꓴu ꓦv ꓪw ꓫx ꓬy ꓜz"
)
_SAME_SHAPE = {ord(pair[0]): pair[1] for pair in _DRAWN_ALIKE.split()}
"""Cyrillic, Greek, Armenian, Cherokee, Lisu and odd Latin letters, small or capital drawn like a Latin one."""
_SMALL_AMONG_LATIN = str.maketrans("νηυγωϲϹ", "vnuywcc")
"""Small Greek letters beside Latin ones; in a Greek name the small letter is one with its capital."""
_DRAWS_NOTHING = (
    "\u00ad \u034f \u061c \u17b4\u17b5 \u180b\u180f \u200b\u200f \u202a\u202e \u2060\u206f \ufe00\ufe0f \ufeff "
    "\ufff0\ufff8 \U0001bca0\U0001bca3 \U0001d173\U0001d17a \U000e0000\U000e0fff"
)
_UNSEEN = frozenset(chr(sign) for ends in _DRAWS_NOTHING.split() for sign in range(ord(ends[0]), ord(ends[-1]) + 1))
"""What Unicode calls ignorable by default, such as joiners and what chooses between two drawings of one sign."""
_TAKEN_FOR = str.maketrans("01i|!$5", "ollllss")


def tidy_name(text: str) -> str:
    """The name with single spaces and without signs that are not seen or turn the writing around."""
    normal = unicodedata.normalize("NFC", text[: 10 * LONGEST_NAME])
    kept = "".join(_kept(sign) for sign in normal)
    return " ".join(_few_marks(kept).split()).strip(" " + _JOINERS)


def is_usable_name(tidy: str) -> bool:
    """Whether a tidied name shows something and is no longer than a name may be."""
    return len(tidy) <= LONGEST_NAME and any(
        unicodedata.category(sign) not in {"Mn", "Me", "Cf"} and sign not in _UNSEEN for sign in tidy
    )


def name_key(name: str) -> str:
    """The name as names are compared: case, spaces and the forms of one letter make no difference."""
    visible = name[:_LONGEST_KEY].replace("\0", "")  # which PostgreSQL would stumble over
    return " ".join(unicodedata.normalize("NFKC", visible).casefold().split())[:_LONGEST_KEY]


def shown_name_key(name: str) -> str:
    """The same for all names that are drawn alike, whatever letters they are made of."""
    seen = "".join(sign for sign in name if sign not in _UNSEEN)
    is_mixed = any(sign.isascii() and sign.isalpha() for sign in unicodedata.normalize("NFKC", seen))
    key = name_key(seen.translate(_SMALL_AMONG_LATIN) if is_mixed else seen)
    letters = unicodedata.normalize("NFD", key).translate(_SAME_SHAPE)  # an accent may stand on any of them
    return unicodedata.normalize("NFC", letters)[:_LONGEST_KEY]


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
