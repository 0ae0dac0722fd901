"""What a page asks of its readers: newsletters, subscriptions, accounts, support."""

from quizapp.content.articles.boilerplate.rule import alone, begins

NEWSLETTER = "newsletter or subscription"
ACCOUNT = "registration or log-in"

RULES = (
    alone(
        NEWSLETTER,
        "newsletters?|subscribe(?: now| today| here)?|sign up(?: now| here| for free| today)?|join now|get started",
        "become a (?:member|subscriber|supporter)|donate(?: now)?|support us",
        "abonnieren|s['’]abonner|suscríbete",
    ),
    begins(
        NEWSLETTER,
        r"(?:please )?(?:sign up|signup|subscribe|register|join)\b.{0,80}\b"
        r"(?:newsletters?|mailing list|alerts?|inbox|digest|briefing|podcast|updates|bulletin|e-?mails?)\b",
        r"(?:subscribe|sign up) (?:to|for)\b[^.]{1,60}$|after newsletter promotion$",
        r"(?:our |the |free |daily |weekly |morning |evening )+(?:newsletter|briefing|e-?mail)\W*$",
        r"(?:enjoy|like|love)(?:ed|ing|d)? (?:this|our|what)\b.{1,60}\b(?:subscribe|sign up|share|support|donate)\b",
        r"(?:get|receive|have|want) .{0,90}\b(?:in|to|into) your (?:inbox|e-?mail|phone)",
        r"[^.]{1,60}\bin your inbox\b[^.]{0,40}$",
        r"(?:enter )?your e-?mail(?: address)?\b.{0,30}$",
        r"(?:our|the) (?:free )?(?:daily|weekly|morning|evening) (?:newsletter|briefing|e-?mail)\b",
        r"(?:you can )?unsubscribe (?:at any|any)",
        r"(?:abonnieren sie|abonnez-vous|inscrivez-vous|suscríbase|melden sie sich)\b",
        r".{0,80}\b(?:support|donate to|help fund|fund) (?:our|independent|quality|local) journalism\b",
        longest=300,
    ),
    begins(
        ACCOUNT,
        r"(?:please )?(?:create|make|get|open|register for|sign up for) (?:a|an|your)\b.{0,20}\baccount\b",
        r"registration is (?:a )?free\b|join our community\b",
        r"(?:already|don['’]?t|not yet) (?:have an account|a (?:member|subscriber)|registered|subscribed)\b",
        r"(?:log|sign)[ -]?in(?: (?:here|now|with .{1,30}))?\W*$|(?:log|sign) ?out\W*$|my account\W*$|register\W*$",
        r"forg(?:ot|otten) (?:your )?password|\W*required fields?\W*$|\W*indicates required",
        r"must be at least \d+ characters|you must be (?:at least|over) \d+",
        r"(?:user ?name|password|first name|last name|full name|e-?mail|e-?mail address|website|name)\s*[*:]?$",
        r"(?:subscribe|register|log in|sign in|create .{0,20}account) to (?:continue|keep|read|unlock)\b",
        r"(?:to continue reading|please refresh the page|please try again|please check your)\b",
        r"this (?:article|content|story) is (?:only )?(?:for|available to) subscribers\b",
        r"you have .{0,20}(?:free )?articles? (?:left|remaining)",
        r"thank(?:s| you) for (?:registering|subscribing|signing up)",
        longest=250,
    ),
    begins(ACCOUNT, r"(?:please )?(?:create|register for|sign up for) a free account\b", longest=120, certain=True),
)
