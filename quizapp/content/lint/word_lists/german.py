"""The word lists of German."""

from quizapp.content.lint.words import Words, listed, pattern

_REPORT = (
    "(?:der|dem|den|des|dieser|diesem|diesen|dieses) "
    "(?:artikels?|berichts?|berichtes|textes|texts?|beitrags?|autors?|autor|verfassers?|reporters?|journalist(?:en)?)"
    "|(?:die|der|dieser|diese) (?:autorin|verfasserin|zeitung|meldung|nachricht|geschichte|journalistin|reporterin)"
    "|(?:im|vom|zum|beim) (?:artikel|bericht|text|beitrag)|laut (?:artikel|bericht|text|beitrag)"
)
_SPAN = "nacht|woche|wochenende|monat|jahr|morgen|abend|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
_SOURCES = "berichte|berichten|artikel|artikeln|texte|texten|quellen|meldungen|beiträge|beiträgen"

GERMAN = Words(
    language="de",
    stop=listed(
        """der die das dem den des ein eine einer eines einem einen dieser diese dieses diesem diesen jener jene jenes
        jeder jede jedes jedem jeden alle allen aller alles beide beiden beides andere anderen anderer anderes
        anderem derselbe dieselbe dasselbe ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen
        mein meine dein deine sein seine seiner seinem seinen seines ihre ihrer ihrem ihren ihres unser unsere euer
        eure sich man wer wen wem wessen was welche welcher welches welchem welchen wann wo warum wie wieso weshalb
        woher wohin womit wodurch worüber ist sind war waren wäre wären bin bist seid gewesen hat haben hatte
        hatten habe hast gehabt wird werden wurde wurden worden werde würde würden kann können konnte konnten soll
        sollen sollte sollten will wollen wollte wollten muss müssen musste mussten darf dürfen durfte durften mag
        und oder aber doch sondern denn weil da dass ob wenn als falls obwohl während bis damit indem in im an am auf
        aus bei beim mit nach von vom zu zum zur für gegen über unter um durch ohne vor hinter neben zwischen seit
        trotz wegen laut gemäß hier dort dann so auch nur noch schon sehr mehr weniger meist wieder immer etwa zwar
        sagt sagte sagen sagten hin her ab"""
    ),
    endings=("ungen", "ung", "ern", "est", "em", "en", "er", "es", "te", "st", "e", "n", "s", "t"),
    numbers={
        **{"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10},
        **{"elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17},
        **{"achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fünfzig": 50},
        **{"sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "dutzend": 12, "zweimal": 2},
    },
    powers={"hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6, "milliarde": 10**9}
    | {"milliarden": 10**9, "billion": 10**12, "billionen": 10**12},
    months=listed(
        """januar februar märz april mai juni juli august september oktober november dezember
        montag dienstag mittwoch donnerstag freitag samstag sonntag"""
    ),
    names_begin_with_capitals=False,
    glue=listed(
        "der die das dem den des ein eine einer eines einem einen in im am an auf von vom zu ist sind war waren"
    ),
    negations=listed("nicht nie niemals kein keine keiner keines keinem keinen niemand nichts nirgends weder ohne"),
    denials=listed("nicht nie niemals kein keine keiner keines keinem keinen"),
    exceptions=listed("außer ausgenommen wenigsten"),
    harmless_negation=pattern("nicht nur|nicht bloss|ob oder nicht|nicht zuletzt|am wenigsten noch"),
    antonyms=(
        ("steigen", "fallen"),
        ("steigen", "sinken"),
        ("stieg", "fiel"),
        ("stieg", "sank"),
        ("mehr", "weniger"),
        ("höher", "niedriger"),
        ("öffnen", "schließen"),
        ("offen", "geschlossen"),
        ("beginn", "ende"),
        ("vor", "nach"),
        ("richtig", "falsch"),
        ("erlauben", "verbieten"),
        ("annehmen", "ablehnen"),
        ("gewinnen", "verlieren"),
        ("bestätigen", "bestreiten"),
        ("früher", "später"),
        ("stärken", "schwächen"),
    ),
    absolute=listed("immer nie niemals alle allen alles jeder jede jedes nur niemand nichts völlig gänzlich"),
    vague=listed("oft manche manchmal viele meist meistens üblicherweise häufig einige wenige vielleicht mehrere"),
    question_words=listed(
        """wer wen wem wessen was welche welcher welches welchem welchen wann wo warum wie wieso weshalb woher wohin
        womit wodurch worüber"""
    ),
    circumstances=listed("wann wo warum wie wieso weshalb woher wohin womit wodurch"),
    auxiliaries=listed(
        """ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte konnten soll sollen
        sollte will wollen wollte muss müssen musste darf dürfen durfte"""
    ),
    joints=listed("und"),
    expletives=listed("es"),
    clause_joints=listed("dass zu ob"),
    pronouns=listed("er sie es dieser diese dieses ihn ihm ihnen seine sein ihre ihr"),
    clause_openers=listed("weil er sie es wir ich da dass wenn ob um obwohl"),
    singular=listed("ist war hat ein eine"),
    plural=listed("sind waren haben"),
    above=pattern(
        "(?:alles?|keine[rs]?|nichts|beides?) (?:der |von den |von )?"
        "(?:davon|diesen|oben genannten|obengenannten|genannten|obigen|dieser (?:antworten|möglichkeiten))|weder noch"
    ),
    labels=pattern(
        r"(?:(?:sowohl|nur|weder|antworten?) )?[a-h](?:(?:, | und | oder | & | noch | als auch )[a-h])+"
        r"|nur \d(?:(?:, | und | oder | & )\d)+"
    ),
    opinion=pattern(
        "(?:denkst|meinst|glaubst|findest) du|(?:denken|meinen|glauben|finden) sie|deiner (?:eigenen )?meinung|"
        "deine meinung|ihrer meinung nach|stimmst du"
    ),
    general_knowledge=pattern(
        "(?:hauptstadt|präsident|präsidentin|kanzler|kanzlerin|währung|einwohnerzahl|könig|königin) von"
        "|steht die abkürzung|auf welchem kontinent|in welchem land liegt"
    ),
    one_report=pattern(rf"(?:{_REPORT})(?! (?:von|vom|aus|der|des|in|über) )(?!, (?:der|die|das))"),
    several_reports=pattern(
        rf"beide[nr]? (?:{_SOURCES})|(?:die|zwei|drei) (?:{_SOURCES}) (?:einig|unterscheiden|widersprechen)"
        rf"|(?:unterscheiden|widersprechen) sich (?:die|beide|diese) (?:\w+ )?(?:{_SOURCES})"
    ),
    relative_date=pattern(
        rf"gestern|vorgestern|heute|heutzutage|übermorgen|zurzeit|derzeit|gegenwärtig|jetzt|momentan"
        rf"|(?:letzte|vergangene|vorige|kommende|nächste|diese)[nrsm]? (?:{_SPAN})(?! (?:des|der|im|vom) )"
        r"|vor \w+ (?:tagen|wochen|monaten|jahren)"
    ),
)
