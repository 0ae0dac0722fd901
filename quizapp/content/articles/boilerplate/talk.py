"""Where a page wants to be passed on or talked about: share and follow lines, comment boxes."""

from quizapp.content.articles.boilerplate.rule import alone, begins

SHARE = "share or follow"
COMMENTS = "comments"

_NETWORK = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|youtube|tiktok|threads|"
    r"bluesky|mastodon|snapchat|flipboard|messenger|google news|apple news|e-?mail|mail|sms|print|copy link|link|rss)"
)
_TO_IT = r"(?: (?:this|it|us|article|story|post|page|via|on|by|with|to|auf|sur|en))*\s*[:|]?\s*"
RULES = (
    alone(
        SHARE,
        rf"(?:(?:share|follow|send|post|tweet|teilen|partager|compartir){_TO_IT})?{_NETWORK}(?:[\s,|/·•&]+(?:and\s+)?{_NETWORK})*",
        rf"(?:shares?|tweet|save|saved|bookmark|gift|print|follow|likes?|e-?mail|send|copy|copied){_TO_IT}",
        "link copied|copy link|pin it|send to a friend|add to (?:favou?rites|reading list|pocket)|save for later",
        "teilen|partager|compartir|gift this article|share full article",
    ),
    begins(
        SHARE,
        r"(?:follow|find|like|join|connect with) (?:us|our|him|her|them|me)\b.{0,60}\b(?:on|at|channel|page|via)\b",
        rf"(?:follow|folgen sie|suivez|síguenos)\b.{{0,60}}\b{_NETWORK}\b.{{0,120}}$",
        rf"share (?:this|on|via|to)\b.{{0,30}}\b{_NETWORK}\b",
        longest=300,
    ),
    alone(
        COMMENTS,
        r"comments?(?: \(\d+\))?|no comments(?: yet)?|(?:leave|post|add|write) (?:a |your )?(?:comment|reply)",
        r"(?:show|view|see|read|hide|load) (?:all |more )?(?:\d+ )?comments|join the (?:conversation|discussion)",
        "have your say|be the first to comment|reply|most relevant|(?:newest|oldest) first|sort by|report(?: comment)?",
        "kommentare?|commentaires?|comentarios?",
    ),
    begins(
        COMMENTS,
        r"(?:log|sign) in (?:to|or register to) (?:comment|reply|post|leave)",
        r"what do you think\b.{0,80}\bcomments?\b",
        r"(?:tell us|let us know|share your (?:thoughts|views|opinion))\b.{0,80}\b(?:comments?|below)\b",
        r"you must be (?:logged|signed) in\b",
        longest=200,
    ),
    begins(
        COMMENTS,
        r"most relevant comments\b",
        r"(?:no|be the first to) comments?\b.{0,30}$",
        r"comments (?:are|have been) (?:closed|moderated|disabled|turned off)\b",
        longest=120,
        certain=True,
    ),
)
