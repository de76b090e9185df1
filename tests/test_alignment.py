import itertools

import pytest

from talkdex import Cue, Stated, Transcript
from talkdex.alignment import THRESHOLD, align, handover, language, names, scores, speech, weights
from talkdex.errors import UsageError
from talkdex.segment import Status

FILLER = {
    "en": "we looked at the numbers again and most of them were about what anybody had expected this year",
    "es": "y entonces revisamos otra vez las cifras del informe y casi todas eran lo que se esperaba hoy",
    "fr": "et nous avons regardé encore une fois les chiffres du rapport qui sont à peu près ceux prévus",
}


def talk(*parts: str | int, pace_ms: int = 350) -> Transcript:
    """Make a transcript of sentences; a number is a silence in milliseconds."""
    cues, now = [], 0
    for part in parts:
        if isinstance(part, int):
            now += part
            continue
        length = pace_ms * len(part.split())
        cues.append(Cue(now, now + length, part))
        now += length
    return Transcript(tuple(cues))


def filler(tongue: str, sentences: int) -> list[str]:
    words = FILLER[tongue].split()
    return [" ".join(words[at % 7 :] + words[: at % 7]).capitalize() + "." for at in range(sentences)]


def moment(transcript: Transcript, start: str) -> int:
    return next(cue.start_ms for cue in transcript.cues if cue.text.startswith(start))


HANDOVERS = {
    "es": (
        "Le damos la palabra a Oscar Figueroa.",
        "Muchas gracias, señora presidenta, muy buenos días.",
        "Muchas gracias, Oscar Figueroa.",
    ),
    "fr": (
        "La parole est à M. Oscar Figueroa.",
        "Merci, madame la présidente, mes chers collègues.",
        "Je vous remercie, monsieur Figueroa.",
    ),
    "en": (
        "Over to you, Oscar Figueroa, go ahead.",
        "Thank you, and good morning everyone.",
        "Thank you, Oscar Figueroa.",
    ),
}

LABELS = ["Solar panels on the roof", "Rainwater tanks", "Selling the old boiler"]


def lecture() -> Transcript:
    parts = []
    for topic in (
        "So let's talk about solar panels. The panels on the roof face south and solar power is cheap.",
        "Next up, rainwater tanks. The tanks hold the rainwater from the whole street.",
        "Finally, the boiler. We are selling the old boiler to a museum.",
    ):
        parts += [*filler("en", 14), 900]
        parts += [sentence + "." for sentence in topic.rstrip(".").split(". ")]
    return talk(*parts, *filler("en", 10))


def test_labels_without_times_are_found_in_order() -> None:
    spoken = lecture()
    found = align(spoken, [Stated(label=label) for label in LABELS])
    wanted = [moment(spoken, text) for text in ("So let's talk", "Next up", "Finally")]
    assert [abs(one.start_ms - at) <= 3_000 for one, at in zip(found, wanted, strict=True)] == [True] * 3
    assert all(one.confidence >= THRESHOLD and one.status is Status.ALIGNED for one in found)
    assert all(one.shift_ms is None for one in found)
    assert [one.end_ms <= two.start_ms for one, two in itertools.pairwise(found)] == [True] * 2


def test_right_times_are_left_alone() -> None:
    spoken = lecture()
    starts = [moment(spoken, text) for text in ("So let's talk", "Next up", "Finally")]
    found = align(spoken, [Stated(label=t, start_ms=at) for t, at in zip(LABELS, starts, strict=True)])
    assert [one.start_ms for one in found] == starts
    assert all(one.status is not Status.PROPOSED and one.shift_ms == 0 for one in found)


def test_a_time_to_the_second_is_settled_to_the_word_and_its_end_to_the_thanks() -> None:
    call, reply, thanks = HANDOVERS["es"]
    spoken = talk(*filler("es", 25), call, 900, reply, *filler("es", 60), 800, thanks, *filler("es", 10))
    begun, ended = moment(spoken, reply), moment(spoken, thanks)
    stated = Stated(
        label="Oscar Figueroa",
        speaker="Oscar Figueroa",
        start_ms=begun // 1_000 * 1_000,
        end_ms=ended // 60_000 * 60_000,
        precision_ms=1_000,
        end_precision_ms=60_000,
    )
    (found,) = align(spoken, [stated])
    assert found.start_ms == begun
    assert found.status is Status.ALIGNED
    assert ended - 1_000 <= found.end_ms <= ended
    assert "Oscar Figueroa" in found.evidence[0]
    assert any(line.startswith("thanked with") for line in found.evidence)


def test_minutes_are_refined_inside_the_minute() -> None:
    spoken = lecture()
    starts = [moment(spoken, text) for text in ("So let's talk", "Next up", "Finally")]
    stated = [
        Stated(label=t, start_ms=at // 60_000 * 60_000, precision_ms=60_000)
        for t, at in zip(LABELS, starts, strict=True)
    ]
    found = align(spoken, stated)
    assert [abs(one.start_ms - at) <= 3_000 for one, at in zip(found, starts, strict=True)] == [True] * 3


@pytest.mark.parametrize("shift", [-95_000, 200_000])
def test_a_shifted_list_is_moved_back(shift: int) -> None:
    spoken = lecture()
    starts = [moment(spoken, text) for text in ("So let's talk", "Next up", "Finally")]
    stated = [Stated(label=t, start_ms=at - shift) for t, at in zip(LABELS, starts, strict=True)]
    found = align(spoken, stated)
    assert [abs(one.shift_ms - shift) <= 5_000 for one in found] == [True] * 3
    assert [abs(one.start_ms - at) <= 5_000 for one, at in zip(found, starts, strict=True)] == [True] * 3
    assert any("moved by" in line for line in found[0].evidence)


def test_a_shift_can_be_forbidden_and_forced() -> None:
    spoken = lecture()
    stated = [Stated(label=t, start_ms=(at + 1) * 100_000) for at, t in enumerate(LABELS)]
    assert {one.shift_ms for one in align(spoken, stated, shift="never")} == {0}
    assert {one.shift_ms for one in align(spoken, stated, shift=-4_000)} == {-4_000}
    with pytest.raises(UsageError):
        align(spoken, stated, shift="perhaps")


@pytest.mark.parametrize("tongue", HANDOVERS)
def test_a_speaker_begins_after_being_called_and_ends_before_being_thanked(tongue: str) -> None:
    call, reply, thanks = HANDOVERS[tongue]
    spoken = talk(
        *filler(tongue, 20), call, 1_400, reply, *filler(tongue, 25), 800, thanks, *filler(tongue, 10)
    )
    begun, ended = moment(spoken, reply), moment(spoken, thanks)
    rough = Stated(
        label="Oscar Figueroa", speaker="Oscar Figueroa", start_ms=begun + 25_000, precision_ms=90_000
    )
    (found,) = align(spoken, [rough])
    assert abs(found.start_ms - begun) <= 500
    assert found.confidence >= 0.6
    assert ended - 1_500 <= found.end_ms <= ended
    assert f'"{call.rstrip(".")[:20]}' in found.evidence[0]
    assert any("1.4 s pause" in line for line in found.evidence)


def test_a_speaker_who_is_never_named_is_not_made_up() -> None:
    (found,) = align(talk(*filler("en", 20)), [Stated(label="Ann Archer", speaker="Ann Archer")])
    assert found.start_ms is None
    assert found.confidence == 0
    assert found.status is Status.PROPOSED


def test_a_misheard_name_is_still_a_name() -> None:
    spoken = speech.read(talk("Gracias.", "Le damos la palabra a Óscar Figeroa.", "Buenos días."))
    (found,) = names.mentions("Oscar Figueroa", spoken)
    assert spoken.text(found.first, found.last) == "Óscar Figeroa."


def test_a_frequent_word_is_not_a_misheard_name() -> None:
    spoken = speech.read(talk(*["It is just that we just said it."] * 30))
    assert names.mentions("Justin Florentine", spoken) == []


def test_captions_that_name_the_speaker_are_believed() -> None:
    cues = [
        Cue(
            4_000 * at,
            4_000 * at + 3_900,
            text.capitalize() + ".",
            speaker="Chair" if at < 12 else "Ada Byron",
        )
        for at, text in enumerate(filler("en", 30))
    ]
    stated = Stated(label="Ada Byron", speaker="Ada Byron", start_ms=60_000, precision_ms=90_000)
    (found,) = align(Transcript(tuple(cues)), [stated])
    assert found.start_ms == 48_000


def test_no_transcript_leaves_everything_as_stated() -> None:
    (found,) = align(Transcript(()), [Stated(label="a", start_ms=5_000, end_ms=9_000)])
    assert (found.start_ms, found.end_ms, found.status) == (5_000, 9_000, Status.STATED)
    assert align(lecture(), []) == []


def test_more_labels_than_places_still_answers() -> None:
    found = align(talk("One sentence only."), [Stated(label=f"label {at}") for at in range(6)])
    assert len(found) == 6


def test_duplicate_and_unordered_times_keep_their_segments() -> None:
    stated = [
        Stated(label="b", start_ms=90_000),
        Stated(label="a", start_ms=10_000),
        Stated(label="c", start_ms=10_000),
    ]
    found = align(lecture(), stated, shift="never")
    assert found[0].start_ms > max(found[1].start_ms, found[2].start_ms)


def test_units_hold_every_word_once() -> None:
    spoken = speech.read(lecture())
    assert next(unit.first for unit in spoken.units) == 0
    assert all(one.last == two.first for one, two in zip(spoken.units, spoken.units[1:], strict=False))
    assert spoken.units[-1].last == len(spoken.words)


def test_time_left_over_in_a_cue_is_a_pause_at_its_sentence_edge() -> None:
    usual = [
        Cue(3_000 * at, 3_000 * at + 3_000, "these are plain words of a usual length here") for at in range(9)
    ]
    slow = Cue(27_000, 32_000, "that was it. Now something else begins here")
    spoken = speech.read(Transcript((*usual, slow)))
    pause = next(
        unit.pause_ms for unit in spoken.units if spoken.text(unit.first, unit.last).startswith("Now")
    )
    assert pause > 1_000


@pytest.mark.parametrize("tongue", FILLER)
def test_the_language_is_told_from_its_small_words(tongue: str) -> None:
    assert language.spoken(FILLER[tongue].lower().split()) == tongue
    assert language.spoken([], "pt-BR") == "pt"


def test_the_same_person_under_two_spellings() -> None:
    assert handover.same_person("M. Oscar Figueroa", "Óscar Figueroa")
    assert not handover.same_person("Ana López", "Oscar Figueroa")


def test_every_weight_is_measured_and_every_measure_weighed() -> None:
    stage = scores.scene(
        talk(*filler("en", 9), "Over to you, Ann Archer.", "Thank you, I'm Ann.", *filler("en", 5)), None
    )
    measured = set(stage.calls("Ann Archer").columns(0, len(stage.speech.units)))
    assert measured == set(weights.table("handover"))
    (topical,) = scores.topical_columns(stage, ["The numbers"])
    assert set(stage.shared) | set(topical) == set(weights.table("topic"))


def test_a_shift_that_takes_a_segment_out_of_the_recording_is_refused() -> None:
    spoken = talk(*filler("en", 20))
    inside, past = Stated("Tanks", None, 5_000), Stated("Later", None, 10 * spoken.end_ms)
    first = Stated("Welcome", None, 2_000)
    assert align(spoken, [first, inside], shift=-3_000)[0].start_ms == 0
    for by in (-5_001, spoken.end_ms - 5_000, 10**9):
        with pytest.raises(UsageError, match="out of the recording"):
            align(spoken, [inside], shift=by)
    assert align(spoken, [past], shift=1_000)[0].shift_ms == 1_000


@pytest.mark.parametrize("shift", ["auto", "never", 1_000, -1_000])
@pytest.mark.parametrize("start", [0, 30_000, 10**6, 10**9])
def test_no_segment_ends_before_it_starts(shift: int | str, start: int) -> None:
    spoken = talk(*filler("es", 20))
    stated = [Stated("Tanques", None, start, start + 9_000), Stated("x", "Ana Muñoz", start + 1, start + 2)]
    stated += [Stated("Cierre", None, 20_000, 21_000)]
    for one in align(spoken, stated, shift=shift):  # type: ignore[arg-type] - words and numbers alike
        assert one.start_ms is not None
        assert one.end_ms is None or one.end_ms >= one.start_ms
