"""Whom a document names beside a quotation, in many habits; and names beside one that are nobody's."""

import pytest

from talkdex.check import read_document
from talkdex.check.quotations import quotations
from talkdex.check.saying import attributions

QUOTED = "“nobody lost a single record at all”"
NAMED = """
Jane Doe — {Q}
Jane Doe – {Q}
- Jane Doe – {Q}
Jane Doe, CEO of Acme: {Q}
Jane Doe (Acme): {Q}
Jane Doe (1:00) {Q}
{Q} (Jane Doe, 1:00)
{Q} (Jane Doe)
{Q} [Jane Doe, 1:00]
{Q} – Jane Doe, CEO of Acme
{Q} ~ Jane Doe
{Q} -- Jane Doe
{Q} - Jane Doe
{Q}, per Jane Doe.
{Q}, in Jane Doe's words.
In Jane Doe's words, {Q}.
Jane Doe's answer: {Q}
Jane Doe's verdict? {Q}
As Jane Doe put it: {Q}
As Jane Doe puts it, {Q}
Jane Doe put it this way: {Q}
Jane Doe was blunt: {Q}
Asked about it, Jane Doe said, {Q}
{Q} said Acme's Jane Doe.
{Q} says Jane Doe, who runs Acme.
{Q} is Jane Doe's motto.
Here's Jane Doe: {Q}
Here is what Jane Doe said: {Q}
Jane Doe on records: {Q}
To quote Jane Doe, {Q}
Quoting Jane Doe: {Q}
{Q} (Jane Doe at 1:00)
{Q} @ Jane Doe
{Q}, insists Jane Doe
{Q}, según Jane Doe
{Q}, en palabras de Jane Doe
Para Jane Doe, {Q}
Jane Doe lo dijo así: {Q}
Jane Doe lo tiene claro: {Q}
Como dice Jane Doe, {Q}
Como diría Jane Doe: {Q}
{Q}, remató Jane Doe.
{Q}, zanjó Jane Doe.
{Q}, sentenció Jane Doe.
{Q}, martèle Jane Doe.
{Q}, s'exclame Jane Doe.
{Q}, s'indigne Jane Doe.
{Q}, tranche Jane Doe.
{Q}, abonde Jane Doe.
{Q}, renchérit Jane Doe.
{Q}, lâche Jane Doe.
{Q}, balaie Jane Doe.
{Q}, se souvient Jane Doe.
{Q}, s'agace Jane Doe.
Comme le dit Jane Doe : {Q}
Jane Doe ne dit pas autre chose : {Q}
Et Jane Doe de conclure : {Q}
Et Jane Doe d'ajouter : {Q}
Pour citer Jane Doe : {Q}
Dixit Jane Doe : {Q}
{Q} (dixit Jane Doe)
{Q}, so Jane Doe.
{Q}, findet Jane Doe.
Jane Doe bringt es auf den Punkt: {Q}
Jane Doe dazu: {Q}
Jane Doe wörtlich: {Q}
Dazu Jane Doe: {Q}
Wie Jane Doe sagt: {Q}
{Q}, ha detto Jane Doe
{Q}, le parole di Jane Doe
{Q}, taglia corto Jane Doe
{Q}, attacca Jane Doe
Per Jane Doe {Q}
Jane Doe non ha dubbi: {Q}
Parola di Jane Doe: {Q}
{Q}, nas palavras de Jane Doe
{Q}, disparou Jane Doe
{Q}, completou Jane Doe
{Q}, resumiu Jane Doe
{Q}, ironizou Jane Doe
{Q}, pontuou Jane Doe
Já Jane Doe disse: {Q}
Jane Doe foi direta: {Q}
{Q} joked Jane Doe
{Q} Jane Doe snapped.
{Q}, quips Jane Doe.
{Q} Jane Doe opined.
{Q} recounted Jane Doe.
{Q} countered Jane Doe.
{Q} fired back Jane Doe.
{Q} Jane Doe shot back.
{Q} Jane Doe points out.
{Q}, pointed out Jane Doe.
{Q} Jane Doe goes on.
{Q}, laughed Jane Doe.
{Q}, Jane Doe told The Guardian.
{Q}, Jane Doe said in an interview with Bob Ray.
{Q}, recalls her colleague Jane Doe.
{Q} [Applause], said Jane Doe.
{Q} (1:00), said Jane Doe.
{Q}, said Acme Corp chief Jane Doe.
{Q}, said Bob Ray's lawyer Jane Doe.
{Q}, the Acme Corp chief Jane Doe said.
Bob Ray's lawyer, Jane Doe, said: {Q}
Bob Ray, quoting Jane Doe: {Q}
8:00 — Jane Doe: {Q}
**Jane Doe** [01:00]: {Q}
| Jane Doe | {Q} | 5:00 |
{Q}, dévoile Jane Doe.
{Q}, lui a rétorqué Jane Doe.
{Q}, beamed Jane Doe.
{Q}, ladró Jane Doe.
{Q}, le ladró Jane Doe.
{Q}, raunzte Jane Doe.
{Q}, ringhia Jane Doe.
{Q}, contou-nos Jane Doe.
Unlike Bob Ray, Jane Doe says {Q}
{Q}, as Jane Doe says.
{Q}, wie Jane Doe sagt.
{Q}, como Jane Doe dice siempre.
{Q}, hat Jane Doe gesagt.
{Q}, hat Jane Doe gestern gesagt.
*{Q}*, Jane Doe, 1:00
*{Q}*, Jane Doe
C’est Jane Doe qui l’a dit : {Q}
Nach Ansicht von Jane Doe (1:00) {Q}
Laut Jane Doe (1:00) {Q}
"""
NOT_NAMED = """
The phrase {Q} haunts Jane Doe.
{Q} Jane Doe's plan failed.
{Q} is a line Jane Doe hates.
A reader wrote to Jane Doe: {Q}
He told Jane Doe that {Q}
She asked Jane Doe: {Q}
{Q}, he told Jane Doe.
{Q}, I asked Jane Doe.
{Q} (photo: Jane Doe)
{Q} (translated by Jane Doe)
{Q} (my emphasis)
In 2019 Jane Doe was elected. {Q}
The book by Jane Doe says: {Q}
{Q}, lui répond-on chez Jane Doe
{Q}, a-t-il dit à Jane Doe
{Q}, le dijo a Jane Doe
{Q}, sagte er zu Jane Doe
Von Jane Doe ist nichts zu hören. {Q}
{Q}. Jane Doe left the room.
{Q}, and Jane Doe left the room.
{Q} Jane Doe, meanwhile, left.
Jane Doe's lawyer said: {Q}
{Q}, said Jane Doe's lawyer.
{Q}, Jane Doe's lawyer said.
A spokesman for Jane Doe said: {Q}
{Q}, said a spokesman for Jane Doe.
The Points: {Q}
Summary: {Q}
Question: {Q}
Key Takeaway: {Q}
Part Two: {Q}
YouTube: {Q}
Paris, Monday: {Q}
{Q} (YouTube, 1:00)
{Q} (Session 3, 1:00)
{Q} [Laughter]
{Q} (Laughs)
{Q} [Translated from Spanish]
{Q} (Emphasis mine)
{Q} [Source]
{Q} (Link)
{Q} (Video)
{Q} @ 1:00
1. Introduction: {Q}
Chapter One — {Q}
{Q}, beamed at Jane Doe.
{Q}, he reminded Jane Doe.
{Q}, which surprised Jane Doe.
{Q} surprised Jane Doe.
{Q}, chanted Jane Doe supporters.
{Q}, wrote fans of Jane Doe.
{Q}, and then Jane Doe.
{Q}, beamed John Jones.
{Q}, lui a lancé le fils de Jane Doe.
{Q}, a-t-on entendu chez Jane Doe.
{Q}, not Jane Doe.
{Q}, I told Jane Doe.
{Q}, they asked Jane Doe.
{Q}, interrupted Jane Doe's mother.
{Q}, cantaban a Jane Doe.
{Q}, con Jane Doe.
{Q}, als Jane Doe kam.
{Q}, per applaudire Jane Doe.
{Q}, Jane Doe was told by them.
{Q}, Jane Doe wurde gefragt.
Unlike Jane Doe, I think {Q}
"""


def named(text: str) -> str | None:
    document = read_document("a.md", text.replace("{Q}", QUOTED).encode())
    (found,) = attributions(document, quotations(document), ["Jane Doe", "Bob Ray"])
    return found and found.name


@pytest.mark.parametrize("text", NAMED.strip().split("\n"))
def test_who_says_it_is_named_in_many_ways(text: str) -> None:
    assert named(text) == "Jane Doe"


@pytest.mark.parametrize(
    "name",
    [
        "Samuel van den Berg",
        "Nikola ten Have",
        "Karl-Theodor von und zu Guttenberg",
        "Max zur Linde",
        "Yusuf ben Omar",
    ],
)
def test_small_words_belong_to_a_name(name: str) -> None:
    for text in (
        "{Q}, warned NAME last night.",
        "NAME said: {Q}",
        "{Q} (NAME, 1:00)",
        "NAME’s answer was blunt: {Q}",
    ):
        assert named(text.replace("NAME", name)) == name


@pytest.mark.parametrize(
    "name",
    [
        "J.K. Rowling", "J. K. Rowling", "John F. Kennedy Jr.", "Martin Luther King, Jr.", "Gen. Mark Milley",
        "Lt. Col. Jane Roe", "Dr. med. Karl Huber", "Abdul al-Rahman", "Ērika Bērziņa", "Ștefan cel Mare",
        "Vincent van ’t Hoff", "Łukasz Piłsudski",
    ],
)  # fmt: skip
def test_names_have_titles_initials_and_letters_of_all_kinds(name: str) -> None:
    for text in (
        "{Q}, said NAME.",
        "NAME said: {Q}",
        "{Q} (NAME, 1:00)",
        "{Q}, NAME told them.",
        "NAME: {Q}",
    ):
        assert named(text.replace("NAME", name)) == name.rstrip(".")


def test_a_name_is_taken_whole() -> None:
    assert named("François de La Tour, chercheuse au CNRS, l’affirme : {Q}") == "François de La Tour"


@pytest.mark.parametrize("text", NOT_NAMED.strip().split("\n"))
def test_a_name_near_by_is_not_always_who_says_it(text: str) -> None:
    assert named(text) is None


def test_a_heading_before_a_quotation_is_a_name_where_somebody_is_called_so() -> None:
    assert named("Ray: {Q}") == "Ray"
    assert named("Page: {Q}") is None
    document = read_document("a.md", f"Page: {QUOTED}".encode())
    (found,) = attributions(document, quotations(document), ["Larry Page"])
    assert found
    assert found.name == "Page"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe said:\n\n> nobody lost a single record", "Jane Doe"),
        ("Jane Doe wrote:\n\n{Q}", "Jane Doe"),
        ("Of Jane Doe I know little.\n\n> nobody lost a single record", None),
        ("> {Q}\n>\n> – Jane Doe, CEO", "Jane Doe"),
        ("> nobody lost a single record\n\nJane Doe, 1:00", "Jane Doe"),
        ("> nobody lost a single record\n\nPress Release, 1:00", None),
        ("> nobody lost a single record\n\nJane Doe left the room.", None),
        ("> nobody lost a single record\nand that is that\n> — Jane Doe", "Jane Doe"),
        ("### Jane Doe (1:00)\n\nShe rose. {Q}", "Jane Doe"),
        ("### Jane Doe\n\nShe rose. “We are all here tonight”, said Bob Ray.", "Bob Ray"),
        ("### Jane Doe\n\n### And then\n\n{Q}", None),
        ("### Old Town\n\n{Q}", None),
        ("Jane Doe\n--------\n{Q}", "Jane Doe"),
        ("**Jane Doe**\n\n- {Q}", "Jane Doe"),
        ("Jane Doe: *{Q}*", "Jane Doe"),
        ("**{Q}** — *Jane Doe*", "Jane Doe"),
        ("[[Doe, Jane|Jane Doe]] said {Q}", "Jane Doe"),
        ("&ldquo;nobody lost a single record&rdquo; &mdash; Jane&nbsp;Doe. Then &amp; there", "Jane Doe"),
        ("Critics said {Q}", None),
    ],
)  # fmt: skip
def test_who_says_it_may_be_told_by_the_paragraphs_around(text: str, expected: str | None) -> None:
    found = named(text)
    assert (found and found.replace("\xa0", " ")) == expected


def test_a_callout_is_called_something_that_nobody_said() -> None:
    document = read_document("a.md", b"> [!quote] Jane Doe\n> nobody lost a single record")
    assert [q.text for q in quotations(document)] == ["nobody lost a single record"]
