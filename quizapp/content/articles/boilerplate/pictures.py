"""What belongs to a picture and not to the text: its credit, the name of its file."""

import re

from quizapp.content.articles.boilerplate.rule import Rule, begins

CREDIT = "picture credit"
PICTURE_CODE = "name of a picture file"

AGENCY = "getty(?: images?)?|afp|reuters|ap|epa|shutterstock|alamy|kcna|xinhua|dpa|pa|sputnik"
_STOCK = "getty images?|(?:ap|afp) photo|reuters file|shutterstock|alamy|istock(?:photo)?|pa wire|wikimedia commons"
RULES = (
    Rule(PICTURE_CODE, re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+){2,}$|\S+\.(?:jpe?g|png|webp|gif|svg|mp4)$"), 80),
    begins(
        CREDIT,
        r"[([]?\s*(?:photo(?:graph)?s?|picture|image|pic|foto|bild|(?:photo |image )?credits?|crédit|graphic)"
        r"\s*(?::|©|\bby\b)\s*(?:\S+\s*){1,5}$",
        rf"[^.!?]{{0,80}}(?:\bvia |/)(?:{AGENCY})\b[^.!?]{{0,40}}$",
        rf"[^.!?]{{0,60}}\b(?:{_STOCK})\b[^.!?]{{0,30}}$",
        rf"(?:{_STOCK}|reuters|afp|epa|pa media) (?=[A-Z])[^.!?]{{2,100}}$",
        r"[([]?(?:file (?:photo|picture|image)|archivbild|symbolbild)[)\]]?\.?$",
        longest=120,
    ),
)
