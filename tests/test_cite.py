import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st

from shelf import STEP_MS, shelve, spoken
from talkdex.cite import STYLES, Asked, Cited, Verdict, check, cite, codes
from talkdex.cite.names import Name, parted
from talkdex.cite.spoken import SpokenToken
from talkdex.cite.verify import Code, State, _found, code_of, read
from talkdex.cli.__main__ import run
from talkdex.errors import NotFound, UsageError
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.recording import Recording
from talkdex.research import one
from talkdex.segment import Stated
from talkdex.timing import TimeRange
from talkdex.transcript import Transcript

TEXT = "Le damos la palabra a Óscar. La policía comunitaria nació aquí, en 1995. Gracias a todas."
URL = "https://www.youtube.com/watch?v=abcdefghijk"
FULL = Cited(
    "Sesión plenaria", (Name("Figueroa", "Oscar"),), "La policía comunitaria", "Encuentros", "YouTube",
    "2024-05-31", "Video", TimeRange(1_330_000, 4_560_000), "La policía comunitaria nació aquí.",
    f"{URL}&t=1330", "es", "tdx1-x",
)  # fmt: skip
BARE = Cited("Charla 100 % {gratis} & más_")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    store(path, spoken(("Ana Díaz", TEXT), language="es"))
    return path


def store(path: Path, transcript: Transcript) -> None:
    segments = [Stated("La policía", "Óscar Figueroa", 3_000, 6_500)]
    shelve(
        path, "Plenaria", transcript, url=URL, published="2024-05-31", duration_ms=60_000, segments=segments
    )


def cited(index: Path, asked: Asked, recording: str | None = "Plenaria") -> Cited:
    with Reader(index) as reader:
        return cite(reader, one(reader, recording) if recording else None, asked)


def checked(index: Path, code: str | None) -> Verdict:
    assert code
    with Reader(index) as reader:
        return check(reader, code)


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = run([str(a) for a in arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


@pytest.mark.parametrize(("text", "inverted", "initials"), [
    ("Oscar Figueroa", "Figueroa, Oscar", "Figueroa, O."),
    ("Figueroa Martínez, Oscar", "Figueroa Martínez, Oscar", "Figueroa Martínez, O."),
    ("John F. Kennedy", "Kennedy, John F.", "Kennedy, J. F."),
    ("Jean-Pierre Dupont", "Dupont, Jean-Pierre", "Dupont, J.-P."),
    ("Ludwig van Beethoven", "van Beethoven, Ludwig", "van Beethoven, L."),
    ("Óscar de la Renta", "de la Renta, Óscar", "de la Renta, Ó."),
    ("Dr. Ana Díaz", "Díaz, Ana", "Díaz, A."),
    ("Andrés Manuel López Obrador", "Andrés Manuel López Obrador", "Andrés Manuel López Obrador"),
    ("José Ortega y Gasset", "José Ortega y Gasset", "José Ortega y Gasset"),
    ("La presidenta de la mesa", "La presidenta de la mesa", "La presidenta de la mesa"),
    ("SPEAKER_00", "SPEAKER_00", "SPEAKER_00"), ("Speaker 1", "Speaker 1", "Speaker 1"),
    ("Ana", "Ana", "Ana"),
])  # fmt: skip
def test_a_name_is_parted_where_its_form_tells(text: str, inverted: str, initials: str) -> None:
    name = parted(text)
    assert (name.inverted, name.initials) == (inverted, initials)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_name_keeps_its_letters(text: str) -> None:
    name = parted(text)
    assert set(name.straight) <= {*text, " "}


WRITTEN = {
    "apa": "Figueroa, O. (2024, May 31). La policía comunitaria [Speech]. In Sesión plenaria (22:10–1:16:00) "
    f"[Video]. Encuentros, YouTube. {URL}&t=1330",
    "mla": "Figueroa, Oscar. “La policía comunitaria.” Sesión plenaria, Encuentros, YouTube, 31 May 2024, "
    "22:10–1:16:00, www.youtube.com/watch?v=abcdefghijk&t=1330.",
    "chicago": "Figueroa, Oscar. “La policía comunitaria.” In “Sesión plenaria.” Encuentros, YouTube, "
    f"May 31, 2024. Video, 22:10–1:16:00. {URL}&t=1330.",
}


@pytest.mark.parametrize("style", [*WRITTEN])
def test_written_styles_are_as_their_manuals_have_them(style: str) -> None:
    assert STYLES[style].reference(FULL) == WRITTEN[style]


def test_what_stands_beside_a_quotation_tells_the_moment() -> None:
    beside = {name: style.in_text(FULL) for name, style in STYLES.items() if style.in_text}
    assert beside["apa"] == "(Figueroa, 2024, 22:10)"
    assert beside["mla"] == "(Figueroa 22:10–1:16:00)"
    assert beside["chicago"].startswith(
        "Oscar Figueroa, “La policía comunitaria,” in “Sesión plenaria,” Encuentros"
    )


@pytest.mark.parametrize("style", [*STYLES])
def test_what_is_unknown_is_left_out(style: str) -> None:
    text = STYLES[style].reference(BARE)
    assert "None" not in text
    assert ", ," not in text
    assert ".." not in text


def test_without_a_speaker_apa_names_the_channel() -> None:
    one_talk = Cited("Charla", channel="Encuentros", host="YouTube", published="2024")
    assert STYLES["apa"].reference(one_talk) == "Encuentros. (2024). Charla [Video]. YouTube."


@pytest.mark.parametrize("source", [FULL, BARE])
def test_a_bibtex_reader_reads_the_entry(source: Cited) -> None:
    (entry,) = bibtexparser.parse_string(STYLES["bibtex"].reference(source)).entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    if source is FULL:
        assert entry.key == "figueroa2024s1330"
        assert fields["author"] == "Figueroa, Oscar"
        assert fields["url"] == f"{URL}&t=1330"
        assert fields["note"] == "22:10–1:16:00; verify tdx1-x"
    else:
        assert fields["title"] == r"Charla 100 \% \{gratis\} \& más\_"


def test_a_name_kept_whole_is_one_name_to_bibtex() -> None:
    whole = Cited("x", (parted("La presidenta y la mesa"),))
    assert "author = {{La presidenta y la mesa}}" in STYLES["bibtex"].reference(whole)


@pytest.mark.parametrize("source", [FULL, BARE])
def test_a_ris_reader_reads_the_record(source: Cited) -> None:
    assert STYLES["ris"].reference(source).endswith("\nER  - ")
    (record,) = rispy.loads(STYLES["ris"].reference(source))
    assert record["title"] == (source.part or source.title)
    if source is FULL:
        assert record["authors"] == ["Figueroa, Oscar"]
        assert record["type_of_reference"] == "VIDEO"
        assert record["year"] == "2024"
        assert record["urls"] == [f"{URL}&t=1330"]


def test_csl_json_parts_names_and_dates() -> None:
    (item,) = json.loads(STYLES["csl"].reference(FULL))
    assert item["type"] == "speech"
    assert item["author"] == [{"family": "Figueroa", "given": "Oscar"}]
    assert item["issued"] == {"date-parts": [[2024, 5, 31]]}
    assert item["custom"]["start_ms"] == 1_330_000


@pytest.mark.parametrize("source", [FULL, BARE])
def test_a_citation_processor_makes_a_reference_of_csl_json(source: Cited) -> None:
    items = json.loads(STYLES["csl"].reference(source))
    for item in items:
        item.pop("custom", None)  # in the schema, but not known to this processor
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(items), formatter.plain
    )
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    (line,) = ("".join(parts) for parts in bibliography.bibliography())
    assert (source.part or source.title) in line
    if source is FULL:
        assert line.startswith("Figueroa, O. (2024)")
        assert f"{URL}&t=1330" in line


def test_a_segment_is_cited_with_its_speaker_and_link(index: Path) -> None:
    found = cited(index, Asked(segment="figueroa"))
    assert found.authors == (Name("Figueroa", "Óscar"),)
    assert (found.part, found.host, found.medium) == ("La policía", "YouTube", "Video")
    assert found.url == f"{URL}&t=3"
    assert found.words is None


def test_a_quotation_is_cited_as_it_was_said(index: Path) -> None:
    found = cited(index, Asked(quote="policia comunitaria nacio aqui"), None)
    assert found.words == "policía comunitaria nació aquí,"
    assert found.within == TimeRange(7 * STEP_MS, 10 * STEP_MS + 400)
    assert found.part == "La policía"


def test_a_range_names_who_alone_speaks_there(index: Path) -> None:
    found = cited(index, Asked(within=TimeRange(0, 2_000)))
    assert found.authors == (Name("Díaz", "Ana"),)
    assert found.words == "Le damos la palabra"
    assert cited(index, Asked(authors=("Gómez, Luis",))).authors == (Name("Gómez", "Luis"),)


@pytest.mark.parametrize("asked", [Asked(segment="nadie"), Asked(quote="una jirafa verde en el techo")])
def test_what_is_not_there_can_not_be_cited(index: Path, asked: Asked) -> None:
    with pytest.raises(NotFound):
        cited(index, asked)


def test_two_things_at_once_can_not_be_cited(index: Path) -> None:
    with pytest.raises(UsageError):
        cited(index, Asked(segment="x", quote="y"))


def test_codes_in_a_file_are_checked(index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "--index", index, "cite", "Plenaria", "--segment", "figueroa")
    article = tmp_path / "article.md"
    article.write_text(f"As she said:\n\n{out}")
    status, told, _ = call(capsys, "--index", index, "cite", "--check", article)
    assert status == 0
    assert "still said there" in told


def test_a_file_of_this_machine_is_cited_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    part = Stated("intervención de Ana", "Ana Díaz", 0, 1_000)
    shelve(
        path, "Charla", spoken("una palabra"), media="/home/ana/talk.mp4", duration_ms=9_000, segments=[part]
    )
    found = cited(path, Asked(segment="Ana Díaz"), "Charla")
    assert (found.url, found.part, found.medium) == (None, "Intervención de Ana", "Video")


def test_sound_is_cited_as_sound(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    shelve(path, "Radio", spoken("Hola."), url="https://example.org/shows/radio.mp3", duration_ms=9_000)
    found = cited(path, Asked(), "Radio")
    assert (found.medium, found.host) == ("Audio", "example.org")


WORDS = st.lists(st.sampled_from(["a", "b", "que", "agua"]), min_size=1, max_size=40)


def tokens(words: list[str]) -> list[SpokenToken]:
    return [SpokenToken(word, i * 100, i * 100 + 90) for i, word in enumerate(words)]


@settings(deadline=None)
@given(WORDS, st.data())
def test_words_are_found_exactly_where_they_stand(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    said = tokens(words)
    code = code_of("x:1", said[first:last])
    assert code
    places = [i for i in range(len(words)) if words[i : i + last - first] == words[first:last]]
    assert list(_found(said, code)) == places


@settings(deadline=None)
@given(st.integers(0, 1 << 40), st.integers(0, 10**9), st.integers(1, 10**6), st.integers(0, 1 << 40))
def test_a_code_is_read_as_it_was_written(recording: int, start: int, length: int, words: int) -> None:
    code = Code(recording, start, length, words)
    assert read(str(code)) == code
    assert read(str(code).upper().replace("1", "I").replace("0", "O")) == code
    assert codes(f"Figueroa (2024). Verify: {code}, and so on.") == [str(code)]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 200), st.sampled_from("0123456789abcdefghjkmnpqrstvwxyz"))
def test_a_slip_of_the_pen_is_told(at: int, letter: str) -> None:
    code = str(Code(123_456_789_012, 1_330_000, 40, 987_654_321_098))
    place = at % len(code)
    wrong = code[:place] + letter + code[place + 1 :]
    if wrong == code or code[place] == "-":
        return
    try:
        other = read(wrong)
    except UsageError:
        return
    pytest.fail(f"{wrong} was read as {other}")


@pytest.mark.parametrize("text", ["", "tdx1", "tdx1-a-b-c", "tdxu-u-u-u-u-uu", "hello world"])
def test_what_is_no_code_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(text)
    assert "\n" not in str(refused.value)


def test_words_still_said_are_confirmed(index: Path) -> None:
    verdict = checked(index, cited(index, Asked(quote="la policía comunitaria nació aquí")).verify)
    assert verdict.state is State.SAID
    assert verdict.text == "La policía comunitaria nació aquí,"


@pytest.mark.parametrize(("text", "shift_ms", "state"), [
    (TEXT, 300, State.SAID),
    (TEXT.replace("policía", "POLICIA").replace(",", ""), 0, State.SAID),
    (TEXT, 20_000, State.MOVED),
    (TEXT.replace("nació aquí", "murió allá"), 0, State.CHANGED),
    ("Nada.", 0, State.CHANGED),
])  # fmt: skip
def test_another_transcript_is_compared_with_the_code(
    index: Path, tmp_path: Path, text: str, shift_ms: int, state: State
) -> None:
    code = cited(index, Asked(quote="la policía comunitaria nació aquí")).verify
    later = tmp_path / "later.db"
    store(later, spoken(("Ana Díaz", text), language="es", start_ms=shift_ms))
    verdict = checked(later, code)
    assert verdict.state is state
    if state is State.MOVED:
        assert verdict.start_ms == 6 * STEP_MS + shift_ms
    if "murió" in text:
        assert "murió allá" in verdict.text


def test_a_recording_that_is_not_here_is_unknown(index: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Writer(other) as writer:
        writer.add_recording(Recording("x:1", "Otra", duration_ms=1_000), None)
    assert checked(other, cited(index, Asked()).verify).state is State.UNKNOWN


def test_the_command_cites_and_checks(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "--index", index, "cite", "--quote", "la policía comunitaria nació aquí")
    assert status == 0
    assert "“La policía comunitaria nació aquí” (Figueroa, 2024, 0:03)" in out.replace("Díaz", "Figueroa")
    status, told, _ = call(capsys, "--index", index, "cite", "--check", out)
    assert status == 0
    assert "still said there" in told
    status, told, _ = call(capsys, "--index", index, "cite", "--check", out, "--json")
    assert json.loads(told)["state"] == "said"


@pytest.mark.parametrize(("options", "told"), [
    ([], "which recording"), (["--check"], "no code"), (["--check", "hello"], "holds no verify code"),
    (["a", "b"], "one recording"), (["--check", "x", "--quote", "y"], "alone"),
    (["Plenaria", "--range", "9:00-9:10"], "past the recording's end"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused(
    index: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    status, out, err = call(capsys, "--index", index, "cite", *options)
    assert status == 2
    assert not out
    assert told in err


@pytest.mark.parametrize("style", [*STYLES])
def test_json_holds_the_reference_in_any_style(
    index: Path, capsys: pytest.CaptureFixture[str], style: str
) -> None:
    status, out, _ = call(
        capsys, "--index", index, "cite", "1", "--segment", "Figueroa", "--style", style, "--json"
    )
    row = json.loads(out)
    assert (status, row["start_ms"], row["link"]) == (0, 3_000, f"{URL}&t=3")
    assert codes(row["verify"])
