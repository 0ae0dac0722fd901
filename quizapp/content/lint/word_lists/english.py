"""The word lists of English."""

from quizapp.content.lint.words import Words, listed, pattern

_REPORT = "article|report|text|passage|story|author|writer|reporter|journalist|newspaper|news report|news story"
_DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SPAN = f"night|week|weekend|month|year|morning|evening|{_DAY}"

ENGLISH = Words(
    language="en",
    stop=listed(
        """a an the this that these those some any each every all both either neither other another such same own
        i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
        myself yourself himself herself itself ourselves themselves who whom whose which what when where why how
        is am are was were be been being do does did done doing have has had having can could will would shall should
        may might must ought need and or but nor so yet if then than as because since while although though unless
        until whether of in on at to from by for with about against between into through during before after above
        below up down out off over under again further once here there near also just only very too more most less
        least few many much several own same via per upon within without across along among around behind beside
        beyond despite except inside onto outside toward towards according said say says saying mr mrs ms dr
        one it's he's she's that's there's"""
    ),
    endings=("ations", "ation", "ingly", "edly", "ings", "ing", "ies", "ied", "ers", "ed", "es", "ly", "er", "s"),
    numbers={
        **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
        **{"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16},
        **{"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
        **{"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12, "twice": 2},
    },
    powers={"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    months=listed(
        f"""january february march april may june july august september october november december
        {_DAY.replace("|", " ")}"""
    ),
    glue=listed("a an the in on of at is are was were be been"),
    negations=listed("not no never none nobody nothing nowhere neither nor cannot without"),
    denials=listed("not never"),
    exceptions=listed("except excluding least"),
    harmless_negation=pattern("not only|not just|at least|whether or not|not least|no one else but|no longer than"),
    antonyms=(
        ("rise", "fall"),
        ("rose", "fell"),
        ("increase", "decrease"),
        ("more", "less"),
        ("higher", "lower"),
        ("open", "close"),
        ("start", "end"),
        ("begin", "end"),
        ("before", "after"),
        ("true", "false"),
        ("right", "wrong"),
        ("accept", "refuse"),
        ("accept", "reject"),
        ("agree", "disagree"),
        ("allow", "forbid"),
        ("win", "lose"),
        ("won", "lost"),
        ("arrive", "leave"),
        ("confirm", "deny"),
        ("support", "oppose"),
        ("likely", "unlikely"),
        ("safe", "dangerous"),
        ("early", "late"),
        ("earlier", "later"),
        ("strengthen", "weaken"),
    ),
    absolute=listed("always never all only every everyone everybody none nobody nothing entirely completely totally"),
    vague=listed("often some many usually sometimes generally mostly frequently several few probably perhaps maybe"),
    question_words=listed("who whom whose which what when where why how"),
    circumstances=listed("when where why how"),
    auxiliaries=listed(
        """is are was were do does did has have had can could will would shall should may might must
        isn't aren't wasn't weren't don't doesn't didn't hasn't haven't can't won't"""
    ),
    joints=listed("and"),
    expletives=listed("it"),
    clause_joints=listed("that to"),
    pronouns=listed("he she it they this him her them his its their"),
    clause_openers=listed("because he she it they we i there when if that to since although"),
    articles={"a": "[^aeiou]", "an": "[aeiou]"},
    singular=listed("is was has a an this that"),
    plural=listed("are were have these those"),
    plural_ending="s",
    above=pattern(
        "(?:all|none|both|neither|any|some) (?:of )?"
        "(?:the above|above|(?:the|these) (?:options|answers|choices)|these(?! (?!is|are|was|were)[^\\W\\d]))"
    ),
    labels=pattern(
        r"(?:(?:both|only|neither|options?|answers?) )?[a-h](?:(?:, | and | or | & | nor |, and )[a-h])+(?: only)?"
        r"|(?:only |both )\d(?:(?:, | and | or | & )\d)+|\d(?:(?:, | and | or | & )\d)+ only"
    ),
    opinion=pattern("do you (?:think|feel|agree|believe|like)|in your (?:own )?opinion|would you (?:like|agree)"),
    general_knowledge=pattern(
        "(?:capital|president|prime minister|currency|population|king|queen|leader|language|flag|neighbour) of"
        "|stands? for|abbreviation|located in|on which continent|in (?:which|what) (?:country|continent)"
    ),
    one_report=pattern(rf"(?:the|this) (?:{_REPORT})(?!\s+(?:that|which|who|of|from|by|in|dated|published|with|on)\b)"),
    several_reports=pattern(
        r"both (?:reports|articles|texts|passages|sources)"
        r"|(?:the|these|two|three|all) (?:reports|articles|texts|passages|sources) (?:agree|disagree|differ|contradict)"
        r"|do (?:the|these) (?:\w+ )?(?:reports|articles|texts|passages|sources) (?:agree|disagree|differ|contradict)"
    ),
    relative_date=pattern(
        rf"yesterday|today|tomorrow|tonight|nowadays|currently|at present|now(?! and (?:then|again))"
        rf"|(?:last|this|next) (?:{_SPAN})(?! of)"
        r"|[^\W_]{1,20} (?:days?|weeks?|months?|years?) ago"
    ),
)
