"""What lawyers and editors put on a page: cookies, privacy, terms, copyright, notes on the article."""

from quizapp.content.articles.boilerplate.rule import alone, begins

COOKIES = "cookies and privacy"
COPYRIGHT = "copyright line"
NOTE = "note on the article"

RULES = (
    alone(
        COOKIES,
        "accept(?: all| cookies| all cookies)?|reject(?: all)?|decline(?: all)?|i agree|agree(?: and continue)?|got it",
        "manage (?:cookies|preferences|options|settings)|cookie (?:settings|policy|preferences|notice)",
        "privacy(?: policy| notice| settings| center)?|terms(?: (?:of use|of service|and conditions|& conditions))?",
        "do not sell my (?:personal )?(?:info|information|data)",
        "alle akzeptieren|tout accepter|aceptar|datenschutz",
    ),
    begins(
        COOKIES,
        r"(?:we|this (?:site|website|page)|our (?:site|website|partners)|wir|nous|usamos|diese (?:seite|website))\b"
        r".{0,80}\bcookies?\b",
        r"by (?:clicking|continuing|using|signing|submitting|registering|subscribing|browsing)\b.{1,200}"
        r"\b(?:agree|accept|consent|confirm|acknowledge)\b",
        r".{0,80}\bprivacy (?:policy|notice)\b.{0,60}\bterms (?:of service|of use|and conditions)\b",
        r".{0,80}\bterms (?:of service|of use|and conditions)\b.{0,60}\bprivacy (?:policy|notice)\b",
        r"(?:read|see) our (?:privacy|cookie)",
        longest=600,
    ),
    begins(
        COOKIES,
        r"this (?:site|page|form) is protected by re ?captcha\b|privacy (?:notice|policy)\s*:",
        longest=600,
        certain=True,
    ),
    alone(NOTE, "published|posted|updated|last (?:updated|modified)|first published"),
    begins(
        NOTE,
        r"this (?:article|story|content) is (?:more than|over) \d",
        r"a version of this (?:article|story) (?:appears|appeared) in\b",
        r"[^.]{2,80}\bcontributed (?:to this (?:report|article|story)|reporting)\b",
        r"\W?(?:additional )?(?:reporting|writing|editing) by\b[^.]{2,120}",
        r"(?:editor['’]?s note|correction|clarification)\s*:",
        r"this (?:article|story|report) (?:was|has been) (?:first |originally |last )?"
        r"(?:published|updated|amended|corrected)\b",
        longest=300,
        certain=True,
    ),
    begins(
        COPYRIGHT,
        r"(?:©|\(c\)|copyright\b\s*(?:©|\(c\)|\d|by\b|notice|:))",
        r".{0,100}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\b",
        r".{0,100}\btodos los derechos reservados\b",
        r"(?:this|the) (?:material|article|content) may not be (?:published|reproduced|copied)\b",
        longest=300,
        certain=True,
    ),
)
