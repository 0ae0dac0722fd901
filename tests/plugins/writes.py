"""Every kind of write that a student's pages send, in the order of a lesson, each as the request that it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from browsing import Answer, Page, Person, controls_in, fields_for, fields_of

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Write:
    """One request: *what* it does, and the *table* in which that is a row."""

    what: str
    table: str
    path: str
    fields: Fields
    by_script: bool = False

    def send(self, person: Person) -> Page:
        """The reply, as it comes, without going where it leads."""
        accept = {"Accept": "application/json"} if self.by_script else {}
        return person.post(self.path, self.fields, headers=accept, follow_redirects=False)


def is_told(reply: Page) -> bool:
    """Whether the reply says that it is done: to the script in words, to a form by going on."""
    return reply.status == 303 or (reply.status == 200 and reply.json["saved"] is True)


def writes(anna: Person, code: str) -> Iterator[Write]:
    """A test in stages that the class of this *code* was given, then practice; each must be sent before the next."""
    yield _press("join", "student_sign_ins", anna.get(f"/join/{code}"), f"/join/{code}", student=_name_on(anna, code))
    yield (start := _press("start", "attempts", anna.get("/class"), "/attempts"))
    test = _begun(anna, start)
    yield _save(anna.get(test), "Where is the bell", "In Ashford", 1)
    yield _save(anna.get(test), "Where is the bell", "In Millbrook", 2)
    place = {"question": "post:p1.s1", "highlight": "important", "words": "The old one."}
    note = {**place, "client": "one-browser", "seq": "1"}
    yield Write("note", "notes", f"{test}/notes", [*note.items()], by_script=True)
    yield _page(anna.get(test), "Choose the sentence", "It is too heavy for the road.")
    yield _press("go on", "stage_steps", anna.get(f"{test}/review"), "/go-on")
    yield _save(anna.get(test), "How many horses", "twelve", 3)
    yield _press("go on", "stage_steps", anna.get(f"{test}/review"), "/go-on")
    yield _press("hand in", "receipts", anna.get(f"{test}/review"), "/hand-in")
    yield (start := _press("start", "attempts", anna.get("/sets/harbour"), "/attempts", how="practice"))
    practice = _begun(anna, start)
    yield _save(anna.get(practice), "Which town", "Harbour", 4)
    question = anna.get(practice).question("Which town")["id"]
    yield Write("check", "checks", f"{practice}/checks", [("check", question)])
    proof = [("find", question), (f"sentence-{question}", "post p1.s1")]
    yield Write("proof", "checks", f"{practice}/proofs", proof)


def _press(what: str, table: str, page: Page, action_ends: str, **changed: str) -> Write:
    form = page.form(action_ends)
    return Write(what, table, form["action"], [*fields_of(form), *changed.items()])


def _save(reader: Page, prompt: str, answer: Answer, seq: int) -> Write:
    question = reader.question(prompt)
    key = {"client": "one-browser", "seq": str(seq), "question": question["id"]}
    fields = [*key.items(), *fields_for(question, answer)]
    return Write("save", "answer_events", f"{reader.path}/answers", fields, by_script=True)


def _page(reader: Page, prompt: str, answer: Answer) -> Write:
    question = reader.question(prompt)
    changed = {each["name"] for each in controls_in(question)}
    kept = [pair for pair in fields_of(reader.form(reader.path)) if pair[0] not in changed]
    fields = [*kept, *fields_for(question, answer), ("then", "review")]
    return Write("save page", "answer_events", reader.path, fields)


def _name_on(anna: Person, code: str) -> str:
    return next(each["value"] for each in anna.get(f"/join/{code}").tree.all("button", name="student"))


def _begun(anna: Person, start: Write) -> str:
    """Where the attempt is that this start began: starting once more leads there."""
    return anna.post(start.path, start.fields).path
