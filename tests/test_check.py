"""A document's quotations, attributions and times against what was said."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import MEETING, MOUNTAIN, cue, opened
from talkdex.check import Judged, Verdict, check_document, leads_to, link_of, linked_copy, read_document
from talkdex.check.claims import claims_of
from talkdex.check.quotations import quotations
from talkdex.check.saying import attributions
from talkdex.encoding import decode
from talkdex.errors import SourceError, UsageError
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.links import resolve_link
from talkdex.recording import Recording
from talkdex.transcript import Transcript

ARTICLE = """---
title: An evening with «four words that don't count»
---

# Une soirée sur la montagne

L'intervention d'Oscar Figueroa (22min10-1h16) a duré longtemps.
« La police communautaire tisse des liens de confiance avec les habitants », a souligné Oscar Figueroa.

Selon Oscar Figueroa, « nous n’avons ni solde ni uniforme […] la parole de l'assemblée »
([23:20]({montaña}&t=1400)).

« Chaque village nomme ses chefs, et chaque village peut les révoquer », explique Figueroa.

« En 25 ans, personne n'a vendu une seule de nos armes », dit Marie Dupont.

## Les questions

Marie Dupont : « Je voudrais savoir comment les femmes prennent part aux décisions »
([1:16:40]({montaña}&t=4600)).

> Le tribunal de la région ne reconnaît toujours pas vos jugements, et c'est un problème.
> — Marie Dupont

« L'eau de la vallée appartient à tous ceux qui la vendent », [a-t-elle dit]({montaña}&t=4800).

« Le règlement interdit la chasse au sanglier pendant toute la saison des pluies »

## The meeting

“We had it working in 25 minutes,” said Jane Doe ([0:10]({meeting}&t=10)).

“Nobody lost a single record […] I am proud of in the end” ([0:58]({meeting}&t=58)), she added.

“The next release will remove the old parser and everything that depends on it,” Doe said, 2:00 into it.

"The next release will keep the old parser and everything that depends on it," Doe said.

“Our budget for [next] year is smaller than what we spent in March alone,” said John Smith
([8:20]({meeting}&t=500)).

John Smith told us that “I do not believe that we can hire another engineer” ([1:00]({meeting}&t=60)).

“The customers asked for a quiet keyboard, and we gave them a louder one,” Jane Doe recalled.

> Every table in this building was made by somebody who has since retired.

“every table in this building was made by nobody who has retired”, Smith said.

“the budget for the coming year is larger than what we spent in March,” Smith explained.

He spoke of ‘the database fell over in front of everybody’ [at the start]({meeting}&t=300).

“In front of everybody the engineers sang the national anthem of Portugal twice.”
""".replace("{montaña}", MOUNTAIN).replace("{meeting}", MEETING)

C, N, T, S, M = Verdict.CONFIRMED, Verdict.NEAR, Verdict.TIME, Verdict.SPEAKER, Verdict.MISSING
EXPECTED = [C, C, N, S, C, C, N, M, C, C, C, N, T, T, S, C, N, N, T, M]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    yield from opened(tmp_path_factory.mktemp("index") / "talks.db")


def judge(reader: Reader, text: str, name: str = "article.md") -> list[Judged]:
    return check_document(reader, read_document(name, text.encode()))


def test_every_verdict_on_an_article_of_twenty_quotations_is_right(reader: Reader) -> None:
    judged = judge(reader, ARTICLE)
    told = [(one.verdict.value, one.quotation.text[:50]) for one in judged]
    assert [verdict for verdict, _ in told] == [v.value for v in EXPECTED], told


def test_a_verdict_tells_the_line_the_difference_and_the_right_time(reader: Reader) -> None:
    judged = judge(reader, ARTICLE)
    for one in judged:
        assert one.quotation.text.split("\n")[0].strip()[:30] in ARTICLE.split("\n")[one.line - 1]
    changed = next(one for one in judged if "ses chefs" in one.quotation.text)
    assert changed.hit
    differences = [d for part in changed.hit.parts for d in part.differences]
    assert ("changed", "commandants,", "chefs,") in differences
    late = next(one for one in judged if "hire another" in one.quotation.text)
    assert late.hit
    assert late.hit.start_ms == 360_000


def test_a_link_may_lead_to_another_recording_unless_nobody_knows_where_this_one_is(
    reader: Reader, tmp_path: Path
) -> None:
    said = "we had it working in twenty-five minutes"
    (one,) = judge(reader, f"[“{said}”](https://youtu.be/another0003?t=10)")
    assert one.verdict is Verdict.TIME
    assert one.hit
    assert not leads_to("https://youtu.be/another0003", one.hit)
    with Writer(tmp_path / "local.db") as writer:
        writer.add_recording(Recording("file:1", "t"), Transcript((cue("Jane Doe", 10_000, said),)))
    with Reader(tmp_path / "local.db") as local:
        for second, verdict in ((10, Verdict.CONFIRMED), (100, Verdict.TIME)):
            (one,) = judge(local, f"[“{said}”](https://youtu.be/another0003?t={second})")
            assert one.verdict is verdict


def test_the_same_words_may_be_said_by_either_of_two(tmp_path: Path) -> None:
    path = tmp_path / "twice.db"
    with Writer(path) as writer:
        same = "the valley belongs to those who drink its water"
        cues = (cue("Ann Lee", 0, same), cue("Bob Ray", 60_000, same))
        writer.add_recording(Recording("t:1", "t"), Transcript(cues))
    with Reader(path) as other:
        (one,) = judge(other, f"“{same}”, said Bob Ray.")
        assert (one.verdict, one.hit and one.hit.start_ms) == (Verdict.CONFIRMED, 60_000)
        (one,) = judge(other, f"“{same}”, said Cy Fox.")
        assert one.verdict is Verdict.SPEAKER


def test_a_copy_gets_verified_links_and_wrong_ones_are_corrected(reader: Reader) -> None:
    document = read_document("article.md", ARTICLE.encode())
    copy = linked_copy("article.md", ARTICLE.encode(), document, check_document(reader, document)).decode()
    assert f"avec les habitants » ([22:10]({MOUNTAIN}&t=1330)), a souligné" in copy
    assert "&t=500" not in copy
    assert "sanglier pendant toute la saison des pluies »\n" in copy
    again = judge(reader, copy)
    assert Verdict.TIME not in [one.verdict for one in again]


QUOTED = st.text("abcdefg .,'", min_size=20, max_size=60).filter(lambda t: len(t.split()) > 4)


MARKS = """“ ”  « »  „ “  „ ”  „ "  ‹ ›  › ‹  » «  ” ”  " "  ‘ ’  ‚ ‘  ' '  「 」  << >>  ,, ''  `` ''"""


@pytest.mark.parametrize("marks", MARKS.split("  "))
@given(words=st.lists(st.text("abcdefg", min_size=1, max_size=6), min_size=4, max_size=9))
def test_marks_of_every_habit_hold_a_quotation(marks: str, words: list[str]) -> None:
    quoted = " ".join(words)
    first, last = marks.split()
    for text in (f"Then {first}{quoted}{last} was said.", f"{first} {quoted}. {last}"):
        if text.startswith(('" ', "' ", "‘ ", "‚ ", "” ", "<< ", ",, ", "`` ")):
            continue  # those marks stand close to their words
        document = read_document("a.txt", text.encode())
        (found,) = quotations(document)
        assert found.text.removesuffix(".") == quoted
        assert document.text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he said “she told me ‘come here now’ and I went”", ["she told me ‘come here now’ and I went"]),
        ("« il a dit « venez tout de suite » et voilà »", ["il a dit « venez tout de suite » et voilà"]),
        ("it's the dogs' day and the cats' day too, isn't it", []),
        ("'The dogs' day has come at last,' he said. 'It's for us all.'",
         ["The dogs' day has come at last,", "It's for us all."]),
        ("‘The dogs’ day has come at last,’ he said.", ["The dogs’ day has come at last,"]),
        ("She saw ‘a whole bunch of cats’ and left. She’s right, isn’t she.", ["a whole bunch of cats"]),
        ("She saw 'a whole bunch of cats' and 'a great many of dogs' and left. It's true.",
         ["a whole bunch of cats", "a great many of dogs"]),
        ("he said 'she told me \"come here now\" and I went'", ['she told me "come here now" and I went']),
        ("Ha detto 'un po' di pane per tutti' e basta.", ["un po' di pane per tutti"]),
        ("in the '90s and the '80s it wasn't the boys' own, was it", []),
        ("rock 'n' roll ain't dead yet, they say, and nobody's here'", []),
        ("Home › Docs › All of the pages › Here", []),
        ("a << b and c >> d or b << c >> a of the rest", []),
        ('a 5" pipe and a 6" pipe are two pipes here', []),
        ("“never closed in this paragraph\n\nand here is another one", ["never closed in this paragraph"]),
        ("the “so called” thing", []),
    ],
)  # fmt: skip
def test_nested_and_stray_marks_are_told_apart(text: str, expected: list[str]) -> None:
    assert [q.text for q in quotations(read_document("a.txt", text.encode()))] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« la police tisse des liens forts », a souligné Oscar Figueroa.", "Oscar Figueroa"),
        ("Oscar Figueroa a souligné que « la police tisse des liens forts ».", "Oscar Figueroa"),
        ("Selon Oscar Figueroa, « la police tisse des liens forts ».", "Oscar Figueroa"),
        ("D’après le maire, Jean Dupont, « la police tisse des liens forts ».", "Jean Dupont"),
        ("“We had it working today,” said the engineer Jane de la Cruz.", "Jane de la Cruz"),
        ("“We had it working today,” Jane Doe told the meeting.", "Jane Doe"),
        ("**Jane Doe**: “We had it working today.”", "Jane Doe"),
        ('According to Jane Doe, "we had it working today".', "Jane Doe"),
        ("«Los caminos son de todos aquí», dijo el comandante Oscar Figueroa.", "Oscar Figueroa"),
        ("„Die Ordnung erlaubt acht Redner“, sagte Anna von Schmidt.", "Anna von Schmidt"),
        ("«Le linee restano sempre parallele», ha detto Maria Rossi.", "Maria Rossi"),
        ("«As linhas permanecem sempre paralelas», disse Maria dos Santos.", "Maria dos Santos"),
        ("> We had it working today\n> — Jane Doe", "Jane Doe"),
        ("“We had it working today” was on the wall in Paris.", None),
        ("Figueroa a dit : « la police tisse des liens forts ». Ana Morales a souligné cela.", "Figueroa"),
        ("It ends “we had it working today”. Jane Doe told the meeting nothing.", None),
    ],
)  # fmt: skip
def test_the_speaker_is_named_in_every_habit(text: str, name: str | None) -> None:
    document = read_document("a.md", text.encode())
    (found,) = attributions(document, quotations(document))
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Later Josh Davis joked that “the file could be very separate indeed”.", "Josh Davis"),
        ("Asked about it, the team replied that “the file could be very separate indeed”.", None),
        ("Josh Davis has mumbled that “the file could be very separate indeed”.", "Josh Davis"),
        ("In Paris the people believed that “the file could be very separate indeed”.", None),
        ("Pour Jean Dupont, « les chemins de la vallée sont à tous ».", "Jean Dupont"),
        ("Para Ana Ruiz, «los caminos son de todos aquí».", "Ana Ruiz"),
        ("«Los caminos son de todos aquí», ha dicho este lunes el alcalde Oscar Figueroa.",
         "Oscar Figueroa"),
        ("Oscar Figueroa bromeó: «los caminos son de todos aquí».", "Oscar Figueroa"),
        ("“The file could be very separate indeed,” quipped Davis.", "Davis"),
        ("“The file could be very separate indeed,” Davis, who chairs the call, said on Thursday.",
         "Davis"),
        ("„Die Ordnung erlaubt acht Redner“, so Anna Schmidt.", "Anna Schmidt"),
        ("Anna Schmidt zufolge „erlaubt die Ordnung acht Redner am Tag“.", "Anna Schmidt"),
        ("Wie Anna Schmidt berichtete, „erlaubt die Ordnung acht Redner am Tag“.", "Anna Schmidt"),
        ("«Le linee restano sempre parallele», ha commentato ieri Maria Rossi.", "Maria Rossi"),
        ("«As linhas permanecem sempre paralelas», salientou a ministra Maria dos Santos.",
         "Maria dos Santos"),
        ("« Les chemins de la vallée sont à tous », plaide-t-elle.", None),
        ("“The file could be very separate indeed,” said Dr. Josh Davis, the chair.", "Dr. Josh Davis"),
        ("As Josh Davis put it, “the file could be very separate indeed”.", "Josh Davis"),
        ("In the words of Josh Davis: “the file could be very separate indeed”.", "Josh Davis"),
        ("Davis: “The file could be very separate indeed.” Smith: “No, it could not be separate at all.”",
         "Smith"),
        ("JOSH DAVIS: “The file could be very separate indeed.”", "JOSH DAVIS"),
        ("“The file could be very separate indeed” (Josh Davis, 16:05)", "Josh Davis"),
        ("“The file could be very separate indeed” — Josh Davis", "Josh Davis"),
        ("“The file could be very separate indeed”, Josh Davis", "Josh Davis"),
        ("“The file,” Josh Davis said, “could be very separate indeed for us.”", "Josh Davis"),
        ("« Les chemins de la vallée sont à tous », selon M. Oscar Figueroa, maire.",
         "M. Oscar Figueroa"),
        ("« Les chemins de la vallée », a dit M. Figueroa, « sont à tous les habitants ».",
         "M. Figueroa"),
        ("M. Figueroa a expliqué, mercredi 12 mars, que « les chemins sont à tous les habitants ».",
         "M. Figueroa"),
        ("Le président du comité, Oscar Figueroa, a déclaré hier soir : « les chemins sont à tous ».",
         "Oscar Figueroa"),
        ("Oscar Figueroa, président du comité, l'a dit sans détour : « les chemins sont à tous ».",
         "Oscar Figueroa"),
        ("Et Oscar Figueroa de conclure : « les chemins sont à tous ».", "Oscar Figueroa"),
        ("El presidente Oscar Figueroa señaló este martes en la radio que «los caminos son de todos aquí».",
         "Oscar Figueroa"),
        ("«Los caminos son de todos aquí», en palabras de Oscar Figueroa.", "Oscar Figueroa"),
        ("Disse Maria Rossi: «Le linee restano sempre parallele».", "Maria Rossi"),
        ("Segundo o ministro João Silva, “as linhas permanecem sempre paralelas”.", "João Silva"),
        ("“As linhas permanecem sempre paralelas”, garantiu João Silva à Lusa.", "João Silva"),
        ("Laut Schmidt „erlaubt die Ordnung acht Redner am Tag“.", "Schmidt"),
        ("Bürgermeisterin Anna Schmidt kündigte an: „Die Ordnung erlaubt acht Redner.“",
         "Bürgermeisterin Anna Schmidt"),
        ("„Die Ordnung erlaubt acht Redner“, sagte Schmidt der Zeitung.", "Schmidt"),
        ("„Die Ordnung“, sagte Anna Schmidt, „erlaubt acht Redner am Tag.“", "Anna Schmidt"),
        ("“The file could be very separate indeed,” he said on Thursday.", None),
        ("“The file could be very separate indeed,” she said Thursday in Paris.", None),
        ("« Les chemins de la vallée sont à tous », a-t-il dit à Paris.", None),
        ("«Los caminos son de todos aquí», dijo a Radio Nacional.", None),
        ("„Die Ordnung erlaubt acht Redner“, sagte er am Montag in Berlin.", None),
        ("The wall in Paris reads “the file could be very separate indeed”.", None),
        ("The report, “The file could be very separate indeed”, was published in London.", None),
        ("See “The file could be very separate indeed” in the New York Times.", None),
        ("In his book Separate Files, “the file could be very separate indeed” is the motto.", None),
        ("Josh Davis, chair of the Policy Board, said: “The file could be very separate indeed.”",
         "Josh Davis"),
        ("Josh Davis told Mario Vega that “the file could be very separate indeed”.", "Josh Davis"),
        ("Mario Vega asked Josh Davis whether “the file could be very separate indeed”.", "Mario Vega"),
        ("“The file could be very separate indeed,” said Josh Davis of the Ethereum Foundation.",
         "Josh Davis"),
        ("“The file could be very separate indeed,” according to the chair, Josh Davis.", "Josh Davis"),
        ("Davis (Prysm): “The file could be very separate indeed.”", "Davis"),
        ("[16:05] Josh Davis: “The file could be very separate indeed.”", "Josh Davis"),
        ("- Josh Davis: “The file could be very separate indeed.”", "Josh Davis"),
        ("Josh Davis's point was that “the file could be very separate indeed”.", None),
        ("La ministra de Hacienda, María Jesús Montero, ha asegurado que «los caminos son de todos aquí».",
         "María Jesús Montero"),
        ("«Los caminos son de todos», ha dicho hoy en Madrid la ministra de Hacienda, María Jesús Montero.",
         "María Jesús Montero"),
        ("Il sindaco Giuseppe Sala ha ribadito che «le linee restano sempre parallele».",
         "Giuseppe Sala"),
        ("«Le linee restano sempre parallele». Lo ha detto Maria Rossi.", "Maria Rossi"),
        ("O presidente da Câmara, João Silva, disse que “as linhas permanecem sempre paralelas”.",
         "João Silva"),
        ("Der Minister sagte: „Die Ordnung erlaubt acht Redner.“", None),
        ("Robert Habeck (Grüne) sagte, „die Ordnung erlaubt acht Redner am Tag“.", "Robert Habeck"),
        ("« Les chemins de la vallée sont à tous », s'exclame Jean-Luc Mélenchon.", "Jean-Luc Mélenchon"),
        ("Jean Dupont, lui, estime que « les chemins de la vallée sont à tous ».", "Jean Dupont"),
        ("Interrogé par Le Monde, Jean Dupont estime que « les chemins de la vallée sont à tous ».",
         "Jean Dupont"),
        ("Comme le dit Jean Dupont, « les chemins de la vallée sont à tous ».", "Jean Dupont"),
        ("Me responde Soto: «los caminos son de todos aquí».", "Soto"),
        ("Vamos a ver qué dice Bolívar en este texto: «los caminos son de todos aquí».", "Bolívar"),
        ("Entonces Carujo le dijo a Vargas: «los caminos son de todos aquí».", "Carujo"),
        ("Le escribe desde Angostura, que está lejos, y dice: «los caminos son de todos aquí».", None),
        ("Y Bolívar le dice al coronel Rondón: «los caminos son de todos aquí».", "Bolívar"),
    ],
)  # fmt: skip
def test_whom_a_sentence_names_is_told_from_others_in_it(text: str, name: str | None) -> None:
    document = read_document("a.txt", text.encode())
    found = attributions(document, quotations(document))[-1]
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (", Jane Doe, 38:20", 2300),
        ("he said at the 18-minute mark", 1080), ("dijo en el minuto 18.", 1080), ("vers 18 min 13", 1093),
        ("(18'13'')", 1093), ("(18′13″)", 1093), ("(ab Minute 18)", 1080), ("(min. 18)", 1080),
        ("(aos 18min10s)", 1090), ("eighteen words, 18 minutes in", 1080), ("à la 18e minute", 1020),
        ("in der 18. Minute", 1020), ("at 18m05s", 1085), ("he spoke for 18 minutes", None),
        ("in a 3 min 20 video", None),
        ("(1h20m30s)", 4830), ("(1 h 20 min 30 s)", 4830), ("at 1h20m30s", 4830), ("(1h20'30\")", 4830),
        ("(01h 20min 30s)", 4830), ("(00h20m30)", 1230), ("(1h20:30)", 4830), ("at 1 hr 20 min 30 sec", 4830),
        ("(1h20min)", 4800), ("(1 Std. 20 Min.)", 4800), ("(à 1 heure 20)", 4800), ("(a las 1h20)", 4800),
        ("(bei 1h20m)", 4800), ("at 1 hour 20 minutes in", 4800), ("dit-elle à 1h20", 4800), ("à 9h20", None),
        ("(20 minutes and 30 seconds)", 1230), ("20 minutes 30 seconds in", 1230), ("[20'30]", 1230),
        ("(mn 20)", 1200), ("(at 20 min)", 1200), ("aos 20 minutos", 1200), ("ab 1:20:30", 4830),
        ("(from 20:30 to 21:00)", 1230), ("in a 1h20m30s talk", None),
        ("(1 h 20 min 30)", 4830), ("at 1 h 20 min 30 people left", 4800),
        ("for 20 minutes 30 seconds", None),
        ("pendant 1h20min30", None), ("(durée : 1h20m30s)", None), ("(runtime 1:20:30)", None),
        ("it lasted 1h20m30s", None),
        ("in 18 m 50 of rope", None), ("minute 18,5 of 20", None), ("1.18 minutes in", None),
    ],
)  # fmt: skip
def test_moments_beside_a_quotation_are_read_in_many_ways(text: str, seconds: int | None) -> None:
    document = read_document(
        "a.txt", f"“The file is very separate indeed” {text}".replace("” ,", "”,").encode()
    )
    (claims,) = claims_of(document, quotations(document))
    assert [claim.start_ms for claim in claims.times] == ([seconds * 1000] if seconds else [])


def test_what_is_no_name_behind_a_quotation_is_nobody() -> None:
    for text in ("(Timestamp 1:02)", "(Source: the call)", "— Video", "(Minute 16)", "(Applause)"):
        document = read_document(
            "a.txt", f"“The file is very separate indeed” {text}".replace("” ,", "”,").encode()
        )
        assert attributions(document, quotations(document)) == [None]


def test_a_speaker_may_go_by_a_name_without_a_capital() -> None:
    text = "“The file is very separate,” said stokes. “It is not at all,” he added."
    document = read_document("a.txt", text.encode())
    found = attributions(document, quotations(document), ["stokes", "Ann Stokes", "will"])
    assert [who and who.name for who in found] == ["stokes", "stokes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("—Los caminos son de todos aquí —dijo Oscar Figueroa—. Y lo serán siempre, sin duda.",
         [("Los caminos son de todos aquí", "Oscar Figueroa"),
          ("Y lo serán siempre, sin duda.", "Oscar Figueroa")]),
        ("— As linhas permanecem sempre paralelas — disse o professor João Silva.",
         [("As linhas permanecem sempre paralelas", "João Silva")]),
        ("– Les chemins de la vallée sont à tous, a dit Oscar Figueroa.",
         [("Les chemins de la vallée sont à tous,", "Oscar Figueroa")]),
        ("– Le linee restano sempre parallele – ha detto Maria Rossi – e non si toccano mai.",
         [("Le linee restano sempre parallele", "Maria Rossi"), ("e non si toccano mai.", "Maria Rossi")]),
        ("— a list item of some words — another thing that follows here", []),
        ("– bring water and bread for all\n\n– call the doctor before nine", []),
        ("—Dijo «los caminos son de todos aquí» —explicó Ana Ruiz.",
         [("los caminos son de todos aquí", "Ana Ruiz")]),
    ],
)  # fmt: skip
def test_speech_may_be_told_by_dashes(text: str, expected: list[tuple[str, str]]) -> None:
    document = read_document("a.txt", text.encode())
    found = quotations(document)
    said = [who and who.name for who in attributions(document, found)]
    assert [(q.text, name) for q, name in zip(found, said, strict=True)] == expected
    assert all(document.text[q.start : q.end] == q.text for q in found)


def test_a_pronoun_stands_for_the_person_named_last() -> None:
    text = "“We had it working today,” Jane Doe said. “We had it all working now,” she added."
    document = read_document("a.txt", text.encode())
    assert [a and a.name for a in attributions(document, quotations(document))] == ["Jane Doe", "Jane Doe"]


HTML = f"""<!doctype html><html><head><title>“not in the prose at all”</title>
<script>var a = "this is not prose either";</script></head><body>
<p>Elle a dit&nbsp;: &laquo;&nbsp;L&#39;eau de la vall&eacute;e appartient <b>&agrave; tous</b> ceux
qui la boivent&nbsp;&raquo;
(<a href="{MOUNTAIN}&amp;t=4800">là</a>).</p>
<blockquote><p>Nobody lost a single record, which is the part that I am proud of</p></blockquote>
<p>And <q>we gave them a louder one</q><br>he said
<a href="{MEETING}&amp;t=9">“Every table in this building”</a></p>
<pre>“code is not a quotation at all”</pre></body></html>"""


def test_html_is_read_as_a_reader_sees_it_and_links_go_into_a_copy(reader: Reader) -> None:
    document = read_document("a.html", HTML.encode())
    judged = check_document(reader, document)
    assert [one.verdict for one in judged] == [C, C, C, T]
    copy = linked_copy("a.html", HTML.encode(), document, judged).decode()
    assert f'louder one</q> (<a href="{MEETING}&amp;t=423">7:03</a>)' in copy
    assert f'<a href="{MEETING}&amp;t=480">“Every' in copy
    assert [one.verdict for one in judge(reader, copy, "b.html")] == [C, C, C, C]


def test_a_word_document_is_checked_and_linked(reader: Reader) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    made = docx.Document()
    made.add_heading("A “heading is no quotation” here", 1)
    paragraph = made.add_paragraph("She said “Nobody lost ")
    paragraph.add_run("a single").bold = True
    paragraph.add_run(" record” and left.")
    made.add_paragraph("Every table in this building was made by somebody", style="Quote")
    table = made.add_table(2, 3)
    merged = table.cell(0, 0).merge(table.cell(1, 1))
    merged.text = "“asked for a quiet keyboard and we gave a quieter one” it was"
    data = io.BytesIO()
    made.save(data)
    document = read_document("a.docx", data.getvalue())
    judged = check_document(reader, document)
    assert [one.verdict for one in judged] == [C, C, N]
    copy = linked_copy("a.docx", data.getvalue(), document, judged)
    again = docx.Document(io.BytesIO(copy))
    line = again.paragraphs[1]
    assert line.text == "She said “Nobody lost a single record” (1:00) and left."
    assert [resolve_link(link.url).start_ms for link in line.hyperlinks] == [60_000]
    assert any(run.bold for run in line.runs)
    assert [one.verdict for one in check_document(reader, read_document("b.docx", copy))] == [C, C, N]


def test_a_word_document_is_read_as_its_tracked_changes_stand(reader: Reader) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")

    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    gone = '<w:del w:id="1" w:author="x"><w:r><w:delText>every</w:delText></w:r></w:del>'
    put = f'<w:ins w:id="2" w:author="x">{run("a sin")}{run("gle record” and ")}{run("left.")}</w:ins>'
    box = f"<w:sdt><w:sdtContent><w:p>{run('“asked for a quiet ')}<w:sdt><w:sdtContent>{run('keyboard')}"
    box += f"{run(' and we gave a quieter one”')}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
    made = docx.Document()
    for number, xml in enumerate((f"<w:p>{run('She said “Nobody lost ')}{gone}{put}</w:p>", box)):
        with_names = xml.replace(">", f" {docx.oxml.ns.nsdecls('w')}>", 1)
        made._body._element.insert(number, docx.oxml.parse_xml(with_names))
    data = io.BytesIO()
    made.save(data)
    document = read_document("a.docx", data.getvalue())
    judged = check_document(reader, document)
    assert [(one.verdict, one.quotation.text) for one in judged] == [
        (C, "Nobody lost a single record"),
        (N, "asked for a quiet keyboard and we gave a quieter one"),
    ]
    copy = linked_copy("a.docx", data.getvalue(), document, judged)
    again = read_document("b.docx", copy)
    assert again.text.startswith("She said “Nobody lost a single record” (1:00) and left.\n")
    assert [one.verdict for one in check_document(reader, again)] == [C, N]
    line = docx.Document(io.BytesIO(copy)).paragraphs[0]._p
    assert [child.tag.rpartition("}")[2] for child in line] == ["r", "del", "ins", "hyperlink", "ins"]
    author = docx.oxml.ns.qn("w:author")
    assert [child.get(author) for child in line] == [None, "x", "x", None, "x"]


def test_plain_text_quotes_as_mails_do(reader: Reader) -> None:
    said = "> Nobody lost a single\r\n> record, which is the part\r\n>> that I am proud of"
    text = f"Somebody wrote:\r\n\r\n{said}\r\n\r\na > b"
    document = read_document("a.txt", text.encode())
    (one,) = check_document(reader, document)
    assert (one.verdict, one.line, one.quotation.block) == (Verdict.CONFIRMED, 3, True)
    assert " ".join(one.quotation.text.split()).startswith("Nobody lost a single record, which")
    copy = linked_copy("a.txt", text.encode(), document, [one]).decode()
    assert copy.replace(f" ({link_of(one)})", "") == text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("filler", ["\t", " ", "> ", "“", '"', "'", "*", "[", "said ", "a, "])
def test_a_document_of_anything_is_read_in_proportion_to_its_length(name: str, filler: str) -> None:
    text = f"He said “nobody lost a single record”.\n\n{filler * 30_000}"  # hours, if it took the square
    assert quotations(read_document(name, text.encode()))[0].text == "nobody lost a single record"


@pytest.mark.parametrize(
    "page",
    [
        "<blockquote>They lost no single record <cite>Jane Doe</cite></blockquote>",
        "<blockquote>They lost no single record<footer>— <a href=x>Jane Doe</a></footer></blockquote>",
        "<blockquote>They lost no single record<footer><cite>Jane Doe</cite>, 2024</footer></blockquote>",
        "<blockquote>They lost no single record</blockquote>\n<figcaption>Jane Doe</figcaption>",
        "<blockquote>They lost no single record</blockquote><p>— Jane Doe</p>",
    ],
)  # fmt: skip
def test_a_page_names_who_said_a_block_quote_in_many_ways(page: str) -> None:
    document = read_document("a.html", page.encode())
    (found,) = quotations(document)
    assert found.text == "They lost no single record"
    assert [who and who.name for who in attributions(document, [found])] == ["Jane Doe"]


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize("codec", ["cp1252", "utf-16", "utf-8-sig", "utf-8"])
def test_a_copy_is_written_in_the_encoding_of_the_document(reader: Reader, name: str, codec: str) -> None:
    said = "« L'eau de la vallée appartient à tous ceux qui la boivent », dit-elle à l'été."
    data = (f"<p>{said}</p>" if name == "a.html" else said).encode(codec)
    document = read_document(name, data)
    copy = linked_copy(name, data, document, check_document(reader, document)).decode(codec)
    assert "t=4800" in copy.replace("&amp;", "&")
    assert copy.split("vallée")[0].removeprefix("<p>") == "« L'eau de la "


@pytest.mark.parametrize("name", ["a.pdf", "a.odt"])
def test_an_unknown_format_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.md"):
        read_document(name, b"")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\xff\xfe\x00"])
def test_a_damaged_word_document_is_told_in_one_line(data: bytes) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    with pytest.raises(SourceError, match="damaged"):
        read_document("a.docx", data)


@given(data=st.binary(max_size=300), name=st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_any_bytes_are_a_document_and_unedited_copies_are_the_same(data: bytes, name: str) -> None:
    document = read_document(name, data)
    for quotation in quotations(document):
        assert 0 <= quotation.start < quotation.end <= len(document.text)
        assert document.line(quotation.start) >= 1
    if {"\0", "\ufffd"} & set(document.source):  # no text, which the command refuses, or damaged
        return
    copy = linked_copy(name, data, document, []).decode(decode(data, mend=False).codec)
    assert ended(copy) == ended(document.source)


def ended(text: str) -> str:
    return text.lstrip("\ufeff").replace("\r\n", "\n")


PIECES = (
    'word |“|”|«|»|"|> |\n|\n\n|[a](http://x.y)|`|```\n|<!--|# |[|](|<q>|</q>|<p>|&amp;|&|*|- |\\|![i](u)'
)
MARKUP = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join)


@given(text=MARKUP, name=st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_every_character_of_the_text_comes_from_its_place_in_the_source(text: str, name: str) -> None:
    document = read_document(name, text.encode())
    for at, char in enumerate(document.text):
        if char == "w":
            assert document.source[document.source_at(at)] == "w"


def test_an_entry_with_a_quotation_of_its_own_is_no_credit_of_the_one_before(reader: Reader) -> None:
    text = f"""<p>“Nobody lost a single record”</p>
        <p>- <a href="{MEETING}&amp;t=10">0:10</a> Jane Doe: “We had it working in 25 minutes”</p>"""
    assert [one.verdict for one in judge(reader, text, "a.html")] == [C, C]


@pytest.mark.parametrize(
    ("beside", "verdict"),
    [
        ("(5:10–6:20)", C), ("(5:10 to 6:20)", C), ("(between 5:10 and 6:20)", C), ("(de 5:10 à 6:20)", C),
        ("— John Smith, 5:10–6:20", C), (f"[link]({MEETING}&t=310)", T), ("(5:10–5:40)", T),
        ("(7:00 to 8:00)", T),
    ],
)  # fmt: skip
def test_a_short_range_holds_what_is_said_within(reader: Reader, beside: str, verdict: Verdict) -> None:
    (judged,) = judge(reader, f"“I do not believe that we can hire another engineer” {beside}")
    assert judged.verdict is verdict
