"""A small file of every format, and what comes out of it."""

import json
from typing import Any

import pytest

from talkdex.captions import FORMATS, language, parse_captions
from talkdex.captions.document import Document
from talkdex.errors import CaptionError
from talkdex.transcript import Origin, Transcript

TWO = [(1000, 2000, "Hello there"), (3000, 4500, "you & me")]

TTML_HEAD = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="fr"'
)

TEXTS = {
    "webvtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello there\n\n00:03.000 --> 00:04.500\nyou &amp; me\n",
    "subrip": "1\n00:00:01,000 --> 00:00:02,000\nHello there\n\n2\n00:00:03,000 --> 00:00:04,500\nyou & me\n",
    "sbv": "0:00:01.000,0:00:02.000\nHello there\n\n0:00:03.000,0:00:04.500\nyou & me\n",
    "srv": '<transcript><text start="1" dur="1">Hello <i>there</i></text>'
    '<text start="3" dur="1.5">you &amp;amp; me</text></transcript>',
    "ttml": f'{TTML_HEAD}><body><div><p begin="1s" end="2s">Hello<br/>there</p>'
    '<p begin="00:00:03" dur="1500ms">you &amp; me</p></div></body></tt>',
    "substation": "[Script Info]\n[Events]\nFormat: Start, End, Text\n"
    "Dialogue: 0:00:01.00,0:00:02.00,{\\i1}Hello\\Nthere\nComment: 0:00:02.00,0:00:02.50,no\n"
    "Dialogue: 0:00:03.00,0:00:04.50,you & me\n",
    "sami": '<SAMI><BODY><SYNC Start=1000><P Class="A">Hello<br>there<SYNC Start=2000><P Class="A">&nbsp;'
    '<SYNC Start=3000><P Class="A">you &amp; me<SYNC Start=4500><P Class="A">&nbsp;</BODY></SAMI>',
    "microdvd": "{1}{1}25\n{25}{50}Hello|there\n{75}{112}you & me\n",
    "mpl2": "[10][20]/Hello|there\n[30][45]you & me\n",
    "spruce-stl": "$FontName = Arial\n"
    "00:00:01:00 , 00:00:02:00 , Hello | there\n00:00:03:00 , 00:00:04:12 , you & me\n",
    "table": "start\tend\ttext\n1000\t2000\tHello there\n3000\t4500\tyou & me\n",
    "whisper-console": "[00:01.000 --> 00:02.000]  Hello there\n[00:03.000 --> 00:04.500]  you & me\n",
    "timed-json": '[{"text": "Hello there", "start": 1.0, "duration": 1.0},'
    ' {"text": "you & me", "start": 3, "duration": 1.5}]',
}


def spans(transcript: Transcript) -> list[tuple[int, int, str]]:
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in transcript.cues]


@pytest.mark.parametrize("name", TEXTS)
def test_two_cues_in_every_format(name: str) -> None:
    found = parse_captions(TEXTS[name].encode(), "talk")
    assert found.made_by == name
    for (start, end, text), (want_start, want_end, want_text) in zip(spans(found), TWO, strict=True):
        assert (abs(start - want_start) <= 20, abs(end - want_end) <= 20, text) == (True, True, want_text)


@pytest.mark.parametrize("name", TEXTS)
def test_a_format_may_be_named_and_its_suffix_is_not_needed(name: str) -> None:
    assert parse_captions(TEXTS[name].encode(), "a.bin", format=name) == parse_captions(
        TEXTS[name].encode(), "a.bin"
    )


def test_every_format_recognises_nothing_in_nothing() -> None:
    for data in (b"", b"some text\nand more", b"{}", b"[]", b"<a/>", b"[1, 2]", b"\0" * 2000):
        assert [name for name, reader in FORMATS.items() if reader.recognises(Document(data, "a"))] == []


def as_json(value: Any, name: str = "a.json") -> Transcript:
    return parse_captions(json.dumps(value).encode(), name)


WORDS = [
    {"word": " Hello", "start": 1.0, "end": 1.4, "probability": 0.5},
    {"word": " there.", "start": 1.5, "end": 2.0},
]


def test_whisper_words_keep_their_times_and_certainty() -> None:
    segment = {
        "id": 0,
        "start": 1.0,
        "end": 2.0,
        "text": " Hello there.",
        "words": WORDS,
        "avg_logprob": -0.2,
    }
    found = as_json({"text": "…", "segments": [segment], "language": "french"})
    assert spans(found) == [(1000, 2000, "Hello there.")]
    assert [tuple(word) for word in found.words()] == [
        (1000, 1400, "Hello", 0.5),
        (1500, 2000, "there.", None),
    ]
    assert (found.language, found.origin, found.made_by) == ("fr", Origin.RECOGNIZED, "whisper")


def test_whisperx_numerals_without_times_share_the_gap() -> None:
    words = [
        {"word": "in", "start": 1.0, "end": 1.2, "score": 0.9},
        {"word": "2017"},
        {"word": "we", "start": 2.2, "end": 2.4, "score": 0.9},
    ]
    segment = {"start": 1.0, "end": 2.4, "text": "in 2017 we", "speaker": "SPEAKER_01", "words": words}
    found = as_json({"segments": [segment]})
    assert [tuple(word)[:3] for word in found.words()] == [
        (1000, 1200, "in"),
        (1200, 2200, "2017"),
        (2200, 2400, "we"),
    ]
    assert found.cues[0].speaker == "SPEAKER_01"


def test_words_are_written_as_the_text_writes_them() -> None:
    words = [{"text": "im", "start": 1.0, "end": 1.2}, {"text": "sorry", "start": 1.2, "end": 2.0}]
    found = as_json({"segments": [{"start": 1.0, "end": 2.0, "text": "I'm sorry.", "words": words}]})
    assert [word.text for word in found.words()] == ["I'm", "sorry."]


def test_pipelines_and_whisper_cpp() -> None:
    chunks = {
        "text": "…",
        "chunks": [{"timestamp": [1.0, 2.0], "text": " Hello"}, {"timestamp": [3.0, None], "text": " you"}],
    }
    assert spans(as_json(chunks))[0] == (1000, 2000, "Hello")
    tokens = [
        {"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}},
        {"text": " Hel", "offsets": {"from": 1000, "to": 1200}, "p": 0.9},
        {"text": "lo", "offsets": {"from": 1200, "to": 2000}, "p": 0.9},
    ]
    cpp = {
        "result": {"language": "de"},
        "transcription": [{"offsets": {"from": 1000, "to": 2000}, "text": " Hello", "tokens": tokens}],
    }
    found = as_json(cpp)
    assert [tuple(word) for word in found.words()] == [(1000, 2000, "Hello", 0.9)]
    assert found.language == "de"


def test_words_of_openais_answer_go_to_their_segments() -> None:
    value = {
        "task": "transcribe",
        "text": "Hello there.",
        "segments": [{"id": 0, "start": 1.0, "end": 2.0, "text": "Hello there.", "tokens": []}],
        "words": [{"word": "Hello", "start": 1.0, "end": 1.4}, {"word": "there", "start": 1.5, "end": 2.0}],
    }
    assert [word.start_ms for word in as_json(value).words()] == [1000, 1500]


@pytest.mark.parametrize(
    "record",
    [
        {"startTime": 1, "endTime": 2, "body": "Hello there", "speaker": "Ann"},
        {"start": 1.0, "end": 2.0, "content": "Hello there", "speaker": {"name": "Ann"}},
        {"startMs": 1000, "endMs": 2000, "caption": "Hello there", "speaker_label": "Ann"},
        {
            "start_time": "00:00:01.000",
            "end_time": "00:00:02.000",
            "text": "Hello there",
            "speakerName": "Ann",
        },
        {"startTime": "0:01", "duration": "1", "text": "Hello there", "speaker": "Ann"},
        {"begin": "1.0", "dur": "1.0", "sentence": "Hello there", "voice": "Ann"},
        {"start": 1000, "end": 2000, "text": "Hello there", "speaker": "Ann"},
    ],
)
def test_records_under_whatever_names(record: dict[str, Any]) -> None:
    for value in ([record], {"version": "1.0.0", "segments": [record]}, {"a": {"b": [record]}}):
        found = as_json(value)
        assert spans(found)[0] == (1000, 2000, "Hello there")
        assert found.cues[0].speaker == "Ann"


def test_chapters_are_no_captions() -> None:
    with pytest.raises(CaptionError, match="not captions"):
        as_json({"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Intro"}]})


def test_maps_of_times_and_rows_of_words() -> None:
    assert spans(as_json({"0:01": "Hello", "105:46": "you"}))[1][0] == 6_346_000
    found = as_json([[" Hello", 1.0, 1.4], [" there", 1.5, 1.7], ["-by.", 1.7, 2.0], [" Next", 5.0, 5.2]])
    assert spans(found) == [(1000, 2000, "Hello there-by."), (5000, 5200, "Next")]
    assert len(list(found.words())) == 4


def test_a_script_that_assigns_records() -> None:
    text = 'export const said = [\n {"text": "Hello", "startTime": "00:02", "endTime": "00:08"}\n];\n'
    assert spans(parse_captions(text.encode(), "a.ts")) == [(2000, 8000, "Hello")]


def test_lists_as_python_prints_them() -> None:
    text = str(
        [{"text": "it's", "start": 0.0, "duration": 1.5}, {"text": 'say "no"', "start": 1.5, "duration": 1}]
    )
    assert spans(parse_captions(text.encode(), "a.txt")) == [(0, 1500, "it's"), (1500, 2500, 'say "no"')]


@pytest.mark.parametrize(
    "text",
    [
        "ROLE;IN;OUT;DIALOG\nANN;00:00:06,901;00:00:09,901; So, you?\n",
        'actor,startms,endms,text\nANN,6901,9901,"So, you?"\n',
        "start\tend\tspeaker\ttext\n6.901\t9.901\tANN\tSo, you?\n",
    ],
)
def test_tables_with_headings(text: str) -> None:
    found = parse_captions(text.encode(), "a.csv")
    assert [(cue.start_ms, cue.end_ms, cue.speaker, cue.text) for cue in found.cues] == [
        (6901, 9901, "ANN", "So, you?")
    ]


def test_json_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    whole = json.dumps(
        {"segments": [{"start": n, "end": n + 1, "text": f"t{n}", "tokens": [1]} for n in range(9)]}
    )
    found = parse_captions(whole[:-150].encode(), "a.json")
    assert 3 < len(found.cues) < 9
    assert found.warnings == ("a.json: cut off in the middle; read as far as it goes",)


SERVICES: dict[str, Any] = {
    "speechmatics": {
        "metadata": {"transcription_config": {"language": "en"}},
        "results": [
            {
                "type": "word",
                "start_time": 1.0,
                "end_time": 1.4,
                "alternatives": [{"content": "Hello", "confidence": 0.9}],
            },
            {
                "type": "word",
                "start_time": 1.5,
                "end_time": 2.0,
                "alternatives": [{"content": "there", "confidence": 0.9}],
            },
            {"type": "punctuation", "start_time": 2.0, "end_time": 2.0, "alternatives": [{"content": "."}]},
        ],
    },
    "speechmatics-1": {
        "job": {"lang": "en"},
        "speakers": [{"time": "1.0", "duration": "9", "name": "M1"}],
        "words": [
            {"name": "Hello", "time": "1.0", "duration": "0.4", "confidence": "0.9"},
            {"name": "there", "time": "1.5", "duration": "0.5", "confidence": "0.9"},
            {"name": ".", "time": "2.0", "duration": "0.0", "confidence": "1.0"},
        ],
    },
    "assemblyai": {
        "audio_url": "…",
        "words": [
            {"text": "Hello", "start": 1000, "end": 1400, "confidence": 0.9, "speaker": "A"},
            {"text": "there.", "start": 1500, "end": 2000, "confidence": 0.9, "speaker": "A"},
        ],
    },
    "deepgram": {
        "results": {
            "channels": [
                {
                    "alternatives": [
                        {
                            "words": [
                                {
                                    "word": "hello",
                                    "punctuated_word": "Hello",
                                    "start": 1.0,
                                    "end": 1.4,
                                    "confidence": 0.9,
                                },
                                {
                                    "word": "there",
                                    "punctuated_word": "there.",
                                    "start": 1.5,
                                    "end": 2.0,
                                    "confidence": 0.9,
                                },
                            ]
                        }
                    ]
                }
            ]
        }
    },
    "amazon-transcribe": {
        "results": {
            "items": [
                {
                    "type": "pronunciation",
                    "start_time": "1.0",
                    "end_time": "1.4",
                    "alternatives": [{"confidence": "0.9", "content": "Hello"}],
                },
                {
                    "type": "pronunciation",
                    "start_time": "1.5",
                    "end_time": "2.0",
                    "alternatives": [{"confidence": "0.9", "content": "there"}],
                },
                {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]},
            ]
        }
    },
    "google-speech": {
        "results": [
            {
                "languageCode": "en-us",
                "alternatives": [
                    {
                        "words": [
                            {"word": "Hello", "startTime": "1s", "endTime": "1.400s"},
                            {
                                "word": "there.",
                                "startTime": {"seconds": "1", "nanos": 500000000},
                                "endTime": "2s",
                            },
                        ]
                    }
                ],
            }
        ]
    },
    "rev-ai": {
        "monologues": [
            {
                "speaker": 1,
                "elements": [
                    {"type": "text", "value": "Hello", "ts": 1.0, "end_ts": 1.4, "confidence": 0.9},
                    {"type": "punct", "value": " "},
                    {"type": "text", "value": "there", "ts": 1.5, "end_ts": 2.0, "confidence": 0.9},
                    {"type": "punct", "value": "."},
                ],
            }
        ]
    },
    "watson": {"results": [{"alternatives": [{"timestamps": [["Hello", 1.0, 1.4], ["there.", 1.5, 2.0]]}]}]},
    "elevenlabs": {
        "language_code": "eng",
        "words": [
            {"text": "Hello", "start": 1.0, "end": 1.4, "type": "word"},
            {"text": " ", "start": 1.4, "end": 1.5, "type": "spacing"},
            {"text": "there.", "start": 1.5, "end": 2.0, "type": "word"},
        ],
    },
}


@pytest.mark.parametrize("service", SERVICES)
def test_services(service: str) -> None:
    found = as_json(SERVICES[service])
    assert spans(found) == [(1000, 2000, "Hello there.")]
    assert [(word.start_ms, word.end_ms, word.text) for word in found.words()] == [
        (1000, 1400, "Hello"),
        (1500, 2000, "there."),
    ]
    assert (found.made_by, found.origin) == (service, Origin.RECOGNIZED)


def ttml(attributes: str, body: str) -> Transcript:
    return parse_captions(f"{TTML_HEAD} {attributes}><body>{body}</body></tt>".encode(), "a.ttml")


@pytest.mark.parametrize(
    ("attributes", "begin", "start_ms"),
    [
        ("", "00:01:02.5", 62_500),
        ("", "00:01:02,500", 62_500),
        ("", "1.5h", 5_400_000),
        ("", "2m", 120_000),
        ("", "250ms", 250),
        ('ttp:frameRate="25"', "00:00:01:05", 1200),
        ('ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"', "360f", 15_015),
        ('ttp:tickRate="10000000"', "1374000000t", 137_400),
    ],
)
def test_ttml_time_expressions(attributes: str, begin: str, start_ms: int) -> None:
    found = ttml(attributes, f'<div><p begin="{begin}" dur="1s">a</p></div>')
    assert (found.cues[0].start_ms, found.cues[0].end_ms, found.language) == (start_ms, start_ms + 1000, "fr")


def test_ttml_times_count_from_the_parent_only_where_they_must() -> None:
    absolute = ttml("", '<div begin="10s" end="12s"><p>a</p><p begin="12s" end="13s">b</p></div>')
    assert [cue.start_ms for cue in absolute.cues] == [10_000, 12_000]
    nested = ttml("", '<div begin="10s"><p begin="1s" end="2s">a</p><p begin="12s" end="13s">b</p></div>')
    assert [cue.start_ms for cue in nested.cues] == [11_000, 22_000]


def test_ttml_spans_are_word_times_and_agents_speakers() -> None:
    head = '<head><m:agent xmlns:m="x" xml:id="v1"><m:name>Ann</m:name></m:agent></head>'
    before = '<span begin="1.0" end="1.4">be</span><span begin="1.4" end="2.0">fore</span>'
    line = f'<p begin="1" end="3" m:agent="v1">{before} <span begin="2" end="3">noon</span></p>'
    found = parse_captions(f"{TTML_HEAD}>{head}<body>{line}</body></tt>".encode(), "a.ttml")
    assert [tuple(word)[:3] for word in found.words()] == [(1000, 2000, "before"), (2000, 3000, "noon")]
    assert found.cues[0].speaker == "Ann"


def test_prefixes_that_are_declared_nowhere_and_html_entities_are_read() -> None:
    body = '<head><ttm:title/></head><body><p begin="1s" end="2s">a&nbsp;b & c</p></body>'
    found = parse_captions(f"{TTML_HEAD}>{body}</tt>".encode(), "a")
    assert spans(found) == [(1000, 2000, "a b & c")]


def test_xml_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(CaptionError, match="not captions"):
        parse_captions(f'{bomb}<tt><body><p begin="1s" end="2s">&b;</p></body></tt>'.encode(), "a.ttml")


def test_lyrics_with_repeated_lines_and_word_times() -> None:
    found = parse_captions(
        b"[ti:Song]\n[00:01.00][00:09.00]La la\n[00:05.00]<00:05.00>one <00:06.00>two\n", "a.lrc"
    )
    assert [(cue.start_ms, cue.text) for cue in found.cues] == [
        (1000, "La la"),
        (5000, "one two"),
        (9000, "La la"),
    ]
    assert [word.start_ms for word in found.cues[1].words] == [5000, 6000]


def test_substation_actors_karaoke_and_drawings() -> None:
    lines = [
        "Dialogue: 0,0:00:01.00,0:00:02.00,D,Ann,0,0,0,,{\\k50}Hel{\\k20}lo {\\k30}you, me",
        "Dialogue: 0,0:00:03.00,0:00:04.00,D,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}",
    ]
    found = parse_captions("\n".join(["[Events]", *lines]).encode(), "a.ass")
    assert [(cue.speaker, cue.text) for cue in found.cues] == [("Ann", "Hello you, me")]
    assert [(word.start_ms, word.text) for word in found.words()] == [
        (1000, "Hello"),
        (1700, "you,"),
        (1887, "me"),
    ]


def test_line_21_captions_pop_on_and_roll_up() -> None:
    pop_on = (
        "Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 94d0 94d0 c8e9 942f 942f\n\n00:00:03:00\t942c 942c\n"
    )
    assert spans(parse_captions(pop_on.encode(), "a.scc")) == [(1168, 3003, "Hi")]
    roll_up = (
        "Scenarist_SCC V1.0\n\n00:00:01:00\t9425 9425 94ad 94ad 9470 9470 c8e9\n\n"
        "00:00:03:00\t94ad 94ad 9470 9470 d9ef\n\n00:00:05:00\t942c 942c\n"
    )
    assert [text for _, _, text in spans(parse_captions(roll_up.encode(), "a.scc"))] == ["Hi", "Yo"]


def test_ebu_stl_accents_and_start_of_programme() -> None:
    header = bytearray(b" " * 1024)
    header[:11], header[12:14], header[256:264] = b"850STL25.01", b"00", b"10000000"
    text = b"caf\xc2e\x8aau lait".ljust(112, b"\x8f")
    block = bytes([0, 1, 0, 0xFF, 0, 10, 0, 1, 5, 10, 0, 2, 0, 20, 2, 0]) + text
    assert spans(parse_captions(bytes(header) + block, "a.stl")) == [(1200, 2000, "café au lait")]


def test_sami_reads_the_language_with_most_text_and_names_the_others() -> None:
    text = (
        "<SAMI><HEAD><STYLE>.FR {lang: fr-FR;} .EN {lang: en-US;}</STYLE></HEAD><BODY>"
        "<SYNC Start=1000><P Class=FR>Bonjour tout le monde<P Class=EN>Hello"
        "<SYNC Start=2000><P Class=FR>&nbsp<P Class=EN>&nbsp</BODY></SAMI>"
    )
    found = parse_captions(text.encode(), "a.smi")
    assert spans(found) == [(1000, 2000, "Bonjour tout le monde")]
    assert found.language == "fr-FR"
    assert found.warnings == ("a.smi: text of another language (en) left out",)


def test_podcasts_html() -> None:
    first = "<cite>Kevin:</cite>\n<time>0:30</time>\n<p>We have &amp; so</p>\n"
    second = "<cite>Tom:</cite>\n<time>1:02:03</time>\n<p>Yes.</p>"
    found = parse_captions((first + second).encode(), "a.html")
    assert [(cue.start_ms, cue.speaker, cue.text) for cue in found.cues] == [
        (30_000, "Kevin", "We have & so"),
        (3_723_000, "Tom", "Yes."),
    ]


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("talk.fr.vtt", "fr"),
        ("Title [id].pt-br.srt", "pt-BR"),
        ("talk.zh-hant.json3", "zh-Hant"),
        ("talk.en-orig.vtt", "en"),
        ("movie.de.sdh.srt", "de"),
        ("talk.vtt", None),
        ("fr.vtt", None),
        ("talk.1080p.vtt", None),
    ],
)
def test_the_language_in_a_name(name: str, tag: str | None) -> None:
    assert language.from_name(name) == tag
