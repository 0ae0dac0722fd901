"""What stands around an article: navigation, advertisement, links to others, players, counters, addresses."""

from quizapp.content.articles.boilerplate.rule import alone, begins

ADVERTISEMENT = "advertisement"
NAVIGATION = "navigation"
READ_MORE = "link to another article"
OTHER_ARTICLES = "list of other articles"
PLAYER = "player for sound or video"
COUNTER = "counter or time to read"
ADDRESS = "web or mail address"

_SECTION = (
    "home|homepage|menu|main menu|news|latest news|world|world news|politics|business|economy|finance|markets|money|"
    "sports?|football|culture|arts|entertainment|lifestyle|travel|health|science|tech|technology|climate|environment|"
    "opinion|videos?|audio|podcasts?|photos|pictures|galleries|weather|jobs|search|more|sections|editions?|e-?paper|"
    "contact(?: us)?|about(?: us)?|help|faq|advertise(?: with us)?|careers|imprint|impressum|sitemap|archive|live|"
    "magazine|local|uk|us|europe|africa|asia|middle east|americas|education|games|crosswords?|puzzles|breaking"
)
RULES = (
    alone(
        ADVERTISEMENT,
        "advertisements?|advert|ads?|(?:video )?ad feedback|promoted|promotion|sponsored(?: content)?|paid content",
        "(?:skip|close|hide|remove|report this) (?:ads?|advertisement)",
        "anzeige|werbung|publicité|publicidad",
    ),
    begins(
        ADVERTISEMENT,
        r"(?:the |this )?(?:story|article|text|post) continues (?:below|after)",
        r"(?:keep )?(?:scroll|swipe|scrolling|continue reading) (?:down |below )?(?:to continue|for more)",
        r"advertisement\b.{0,40}(?:continue|scroll|below|skip)",
        r"(?:sponsored (?:by|content by)|paid for by)\b",
        r"write (?:&|and) read to earn\b",
        longest=100,
        certain=True,
    ),
    alone(NAVIGATION, rf"(?:{_SECTION})(?:[\s|>›»/·•,]+(?:{_SECTION}))*"),
    begins(
        NAVIGATION,
        r"(?:skip|jump|go|back|return) to (?:the )?(?:main )?(?:content|navigation|footer|search|top|home)\b",
        r"(?:zum inhalt|aller au contenu|ir al contenido)\b",
        r"(?:previous|next|older|newer) (?:article|story|post|page)s?\b",
        r"[^|]{1,30}(?:\s*\|\s*[^|]{1,30}){3,}$",
        r"[^>›»]{1,25}(?:\s+[>›»]\s+[^>›»]{1,60}){2,}$",
        r"(?:home|startseite|accueil|inicio)\s*[>›»/]\s*\S",
        r"(?:topics?|tags?|filed under|categor(?:y|ies)|keywords|themen|schlagwörter|etiquetas)\s*:",
        r"(?:show|view|see|hide|load|expand) (?:all|more|less)\b.{0,40}$",
        r"please (?:enable|turn on) javascript",
    ),
    alone(
        READ_MORE,
        "(?:read|see|learn|find out|discover) more|read (?:also|this next)|also read|full story|continue reading",
        "related(?: (?:article|story|post|content|video|reading))?",
        "lesen sie auch|mehr lesen|weiterlesen|(?:à )?lire aussi|lire la suite|leer más|lea también",
    ),
    alone(
        OTHER_ARTICLES,
        "related (?:articles|stories|topics|posts|coverage|news|links)",
        "(?:more|top|latest|other) (?:stories|news|articles|posts|headlines|coverage)|more on this(?: story)?|see also",
        "you (?:may|might) (?:also )?(?:like|be interested in)|in case you missed it|don['’]?t miss|read next|up next",
        "recommended(?: (?:for you|stories|articles|reading))?|editor['’]?s['’]? (?:picks?|choice)",
        "most (?:read|popular|viewed|shared|recent)|popular(?: now)?|trending(?: now)?|what to read next",
        "mehr zum thema|meistgelesen|auch interessant|sur le même sujet|te puede interesar",
    ),
    begins(
        READ_MORE,
        r"(?:read more|read also|also read|read next|see also|related|more|watch|listen|explainer|in pictures|"
        r"must read|recommended|lesen sie auch|mehr zum thema|(?:à )?lire aussi|lea también|leer más)\s*[:|»>→]\s*\S",
        longest=200,
        certain=True,
    ),
    begins(
        READ_MORE,
        r"(?:click|tap) (?:here|the link)\b",
        r"read (?:more|the full|the rest|the original)\b[^.]*$",
        r"(?:more|the latest) (?:from|on|about) [^.]{2,60}$",
    ),
    begins(
        PLAYER,
        r"listen to (?:this |the )?(?:article|story)\b[^.]{0,40}$",
        r"(?:play|watch|pause|mute|unmute) (?:the )?(?:video|audio|sound)[\W\d]*(?:min(?:ute)?s?|sec)?\W*$",
        r"(?:your|this) browser (?:does not|doesn['’]?t|cannot)\b",
        r"(?:video|audio) (?:player|unavailable|caption|duration)\b",
        r"\d{1,2}:\d{2}(?:\s*/\s*\d{1,2}:\d{2})?(?:\s*-\s*source\b.{0,30})?$",
        longest=100,
    ),
    begins(
        COUNTER,
        r"[\d.,]+\s*[KkMm]?\s*(?:views?|reads?|shares?|likes?|followers|reactions|min(?:ute)?s?(?: read)?)?\s*$",
        r"(?:reading time|read time|time to read|lesezeit|temps de lecture)\b.{0,30}$",
        r"(?:\d+|an?|one) (?:second|minute|min|hour|day|week|month|year)s? (?:ago|read)\b.{0,20}$",
        longest=60,
    ),
    begins(ADDRESS, r"(?:https?://|www\.)\S+$", r"\S+@\S+\.\w{2,}$", r"\[[^\]]{1,40}\]:\s+\S+$", longest=300),
)
