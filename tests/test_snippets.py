from hypothesis import given
from hypothesis import strategies as st

from talkdex.index.packing import pack, pack_strip, unpack
from talkdex.snippets import LONG_MS, Snippet, cut, strips
from talkdex.snippets.stretch import _SPACES, stretches
from talkdex.transcript import Cue, Transcript, Word

words = st.lists(
    st.tuples(
        st.integers(0, 3000),
        st.integers(0, 2000),
        st.text("aéœ.?!-'漢", min_size=1, max_size=6),
        st.none() | st.floats(0, 1),
    ),
    min_size=1,
    max_size=30,
)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Cues in order, some with timed words, some without, some with speakers."""
    cues, now = [], 0
    for _ in range(draw(st.integers(0, 8))):
        start, timed = now, []
        for pause, length, text, probability in draw(words):
            timed.append(Word(now + pause, now + pause + length, text, probability))
            now += pause + length
        text = " ".join(word.text for word in timed)
        speaker = draw(st.sampled_from([None, "Ann", "Oscar Figueroa"]))
        exact = draw(st.booleans())
        cues.append(Cue(start, now, text, speaker, tuple(timed) if exact else ()))
    return Transcript(tuple(cues), draw(st.sampled_from([None, "fr", "ja"])))


@given(transcripts())
def test_every_word_is_in_one_snippet_in_order(transcript: Transcript) -> None:
    said = [word.text for word in transcript.words()]
    kept = [word.text for snippet in cut(transcript) for word in snippet.words()]
    if transcript.language == "ja":
        assert "".join(kept) == "".join(said)
    else:
        assert kept == said


@given(transcripts())
def test_exact_times_survive(transcript: Transcript) -> None:
    own = [(w.start_ms, w.end_ms, w.text) for cue in transcript.cues for w in cue.words]
    kept = [(w.start_ms, w.end_ms, w.text) for s in cut(transcript) if s.exact for w in s.words()]
    assert kept == own


@given(transcripts())
def test_packing_loses_nothing(transcript: Transcript) -> None:
    for snippet in cut(transcript):
        blob = pack(snippet.spans, snippet.text, snippet.start_ms, exact=snippet.exact)
        spans, exact = unpack(blob, snippet.text, snippet.start_ms)
        assert exact == snippet.exact
        assert [s[:4] for s in spans] == [s[:4] for s in snippet.spans]
        for ours, theirs in zip(spans, snippet.spans, strict=True):
            assert (ours.probability is None) == (theirs.probability is None)
            assert abs((ours.probability or 0) - (theirs.probability or 0)) < 0.0021


@given(transcripts())
def test_snippets_packed_in_a_row_are_read_as_one_by_one(transcript: Transcript) -> None:
    for strip in strips(transcript):
        blobs = pack_strip(strip.timings, strip.places, strip.edges, strip.starts_ms, exact=strip.exact)
        for blob, snippet in zip(blobs, strip.snippets(), strict=True):
            alone = pack(snippet.spans, snippet.text, snippet.start_ms, exact=snippet.exact)
            ours, theirs = (unpack(one, snippet.text, snippet.start_ms) for one in (blob, alone))
            assert list(ours[0]) == list(theirs[0])
            assert ours[1] == snippet.exact


@given(st.lists(st.text(st.sampled_from('aé.?!»"\n\u2003 '), max_size=4), min_size=1))
def test_sentences_end_where_each_word_says_so_and_broken_words_are_seen(texts: list[str]) -> None:
    words = tuple(Word(n * 100, n * 100 + 100, text) for n, text in enumerate(texts))
    (stretch,) = stretches([Cue(0, 100 * len(words), "x", None, words)])
    ends = [text.rstrip('»"').endswith((".", "?", "!")) for text in texts]
    complete = dict(zip(stretch.units.edges[1:], stretch.units.complete, strict=True))
    assert [complete.get(number, False) for number in range(1, len(texts) + 1)] == ends
    assert stretch.unbroken == all(len(text.split()) == 1 and text.strip() == text for text in texts)


def test_every_white_space_is_known() -> None:
    assert sorted(_SPACES) == [char for char in map(chr, range(0x110000)) if char.isspace()]


@given(transcripts())
def test_the_time_of_a_word_is_the_same_in_one_and_among_all(transcript: Transcript) -> None:
    for snippet in cut(transcript):
        blob = pack(snippet.spans, snippet.text, snippet.start_ms, exact=snippet.exact)
        spans, _ = unpack(blob, snippet.text, snippet.start_ms)
        listed = snippet._replace(spans=tuple(spans))
        for place in range(-1, len(snippet.text) + 2):
            assert snippet._replace(spans=spans).time_at(place) == listed.time_at(place)
        middle, end = len(snippet.text) // 2, len(snippet.text)
        both = listed.time_at(middle)[0], listed.time_at(end)[1]
        assert snippet._replace(spans=spans).time_from(middle, end) == listed.time_from(middle, end) == both


@given(transcripts())
def test_words_alone_are_those_with_times(transcript: Transcript) -> None:
    for s in cut(transcript):
        spans, exact = unpack(pack(s.spans, s.text, s.start_ms, exact=s.exact), s.text, s.start_ms)
        for snippet in (s, s._replace(spans=spans, exact=exact)):
            assert snippet.texts() == [word.text for word in s.words()]


@given(transcripts())
def test_words_are_counted_without_their_times(transcript: Transcript) -> None:
    assert transcript.word_count == len(list(transcript.words()))


@given(transcripts())
def test_a_snippet_has_one_speaker_and_is_not_long(transcript: Transcript) -> None:
    for snippet in cut(transcript):
        assert isinstance(snippet, Snippet)
        assert snippet.end_ms - snippet.start_ms <= max(LONG_MS, 2 * 5000 + LONG_MS)


def test_snippets_end_with_sentences() -> None:
    text = "One two three four five. Six seven eight nine ten. Eleven twelve."
    cues = tuple(
        Cue(i * 6000, i * 6000 + 6000, part + ".") for i, part in enumerate(text.strip(".").split(". "))
    )
    found = [s.text for s in cut(Transcript(cues, "en"))]
    assert found == ["One two three four five. Six seven eight nine ten.", "Eleven twelve."]


def test_an_hour_packs_small() -> None:
    timed = tuple(Word(i * 400, i * 400 + 320, "palabra", 0.9) for i in range(9000))
    cues = tuple(
        Cue(w[0].start_ms, w[-1].end_ms, " ".join(x.text for x in w), None, w)
        for w in [timed[i : i + 12] for i in range(0, 9000, 12)]
    )
    size = sum(len(pack(s.spans, s.text, s.start_ms, exact=s.exact)) for s in cut(Transcript(cues)))
    assert size < 9000 * 3.1


@given(transcripts())
def test_words_pack_alike_by_the_column_and_one_by_one(transcript: Transcript) -> None:
    for s in cut(transcript):
        assert pack(s.spans, s.text, s.start_ms, exact=s.exact) == pack(
            list(s.spans), s.text, s.start_ms, exact=s.exact
        )


@given(transcripts())
def test_spans_stand_where_their_words_are(transcript: Transcript) -> None:
    for s in cut(transcript):
        if s.exact:
            assert [s.text[span.start : span.end] for span in s.spans] == [word.text for word in s.words()]
            assert s.spans[-1].end == len(s.text)


def test_a_word_that_holds_a_space_keeps_its_time() -> None:
    timed = (Word(0, 100, "New York"), Word(120, 300, "is"), Word(300, 500, "big."))
    (snippet,) = cut(Transcript((Cue(0, 500, "New York is big.", None, timed),), "en"))
    blob = pack(snippet.spans, snippet.text, 0, exact=True)
    spans, _ = unpack(blob, snippet.text, 0)
    assert [(snippet.text[s.start : s.end], s.start_ms) for s in spans] == [
        ("New York", 0), ("is", 120), ("big.", 300)
    ]  # fmt: skip
