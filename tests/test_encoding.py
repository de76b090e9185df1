"""Any encoding: marked, unmarked, wrong, mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdex import encoding
from talkdex.captions import parse_captions

FRENCH = "L’été où l’œuvre “s’achève” coûte 5 €… "
SRT = "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n2\n00:00:03,000 --> 00:00:04,000\nfin\n"


@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp1252"],
)
def test_western_text_in_every_encoding(name: str) -> None:
    found = parse_captions(SRT.format(FRENCH).encode(name), "a.srt")
    assert [cue.text for cue in found.cues] == [FRENCH.strip(), "fin"]
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "cp1251",
            "Мы говорим о том, что произошло вчера вечером в нашем городе, и почему это важно для всех нас.",
        ),
        ("shift_jis", "昨日の夜、私たちの町で何が起こったのかについて話します。それはとても大切なことです。"),
        ("gb18030", "我们来谈谈昨天晚上在我们城市发生的事情，以及为什么这对大家都很重要。"),
        ("cp1250", "Neće da izađe odatle. Mi ćemo to srediti, gospodine. Pustiću pse, to će ga isterati."),
        (
            "cp1250",
            "Zażółć gęślą jaźń, źdźbło trawy, ścieżka przez łąkę, święta i późniejsze dzieje książąt.",
        ),
    ],
)
def test_other_scripts_are_guessed(name: str, text: str) -> None:
    found = parse_captions(SRT.format(text).encode(name), "a.srt")
    assert found.cues[0].text == text


def test_a_single_accent_tells_enough() -> None:
    assert parse_captions(SRT.format("un café").encode("latin-1"), "a.srt").cues[0].text == "un café"


def test_declared_encodings_are_believed() -> None:
    head = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    xml = f'{head}<transcript><text start="0" dur="1">été</text></transcript>'
    assert parse_captions(xml.encode("latin-1"), "a.xml").cues[0].text == "été"


@pytest.mark.parametrize("name", ["cp1251", "iso-8859-15", "shift_jis"])
def test_a_page_that_declares_its_encoding_is_believed(name: str) -> None:
    text = {"cp1251": "Щука", "iso-8859-15": "cœur à 5 €", "shift_jis": "昨日"}[name]
    for meta in (f'<meta charset="{name}">', f'<META http-equiv=x content="text/html; charset={name}">'):
        page = f"<html><head>{meta}</head><body>{text}</body></html>"
        found = encoding.decode(page.encode(name))
        assert found.text == page
        assert found.encoded(found.text) == page.encode(name)


@given(
    st.text("abc éœ€“”ß\n", min_size=1), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
)
def test_a_text_is_written_again_as_it_came(text: str, name: str) -> None:
    data = f"« L'été » {text}".encode(name)
    found = encoding.decode(data, mend=False)
    assert found.encoded(found.text) == data


def test_what_an_encoding_lacks_is_written_in_utf8() -> None:
    assert encoding.decode("été".encode("cp1252")).encoded("été 昨") == "été 昨".encode()


def test_text_encoded_twice_is_decoded_twice_and_said() -> None:
    found = parse_captions(SRT.format("déjà vu").encode().decode("cp1252").encode(), "a.srt")
    assert found.cues[0].text == "déjà vu"
    assert found.warnings == ("a.srt: text encoded twice was decoded twice",)


def test_a_broken_byte_in_utf8_costs_that_byte_only() -> None:
    data = SRT.format("déjà vu, été, où, ça, là, hôtel").encode().replace("ô".encode(), b"\xc3")
    found = parse_captions(data, "a.srt")
    assert found.cues[0].text.startswith("déjà vu, été, où, ça, là, h")
    assert len(found.warnings) == 1


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff\0"), min_size=1))
def test_unicode_comes_back_from_utf8(text: str) -> None:
    assert encoding.decode(text.encode()).text in (
        text,
        text.encode("cp1252", "ignore").decode("utf-8", "ignore"),
    )


@given(st.binary(max_size=300))
def test_any_bytes_give_text(data: bytes) -> None:
    assert isinstance(encoding.decode(data).text, str)
