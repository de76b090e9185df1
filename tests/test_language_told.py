"""The language of captions that don't state theirs is told by their words, where it is clear."""

import json
import tarfile
from pathlib import Path

import pytest

from talkdex.alignment import clear_language
from talkdex.captions import parse_captions
from talkdex.cli.__main__ import run
from talkdex.text import fold

SPANISH = (
    "Muchas gracias a todas por estar aquí. Hoy hablamos de la policía comunitaria, que nació en la montaña"
    " y que no es como las otras, porque la elige el pueblo en asamblea. Con el tiempo se ha visto que los"
    " caminos son más seguros y que la gente ya no tiene miedo."
)
FRENCH = (
    "Bonjour à tous et merci d'être venus. Nous allons parler de la forêt, qui est pour nous une question de"
    " vie, et pas seulement un sujet pour les experts. Je propose de commencer par les chiffres, que vous"
    " avez dans le dossier, et de passer ensuite à la discussion sur ce qui est possible."
)
OTHERS = {
    "ca": "Moltes gràcies a tots per venir. Avui parlem de les escoles del barri, que són una part de la vida"
    " dels nens i de les famílies, i dels diners que l'ajuntament no ha posat per als menjadors aquest any.",
    "gl": "Moitas grazas a todos por vir. Hoxe falamos da pesca, que é parte da vida das vilas da costa e"
    " tamén do prezo do gasóleo, que non deixa saír os barcos máis ca dous días, con moi pouco que gañar.",
    "pl": "Dziękuję bardzo, że państwo przyszli. Dzisiaj mówimy o szkołach, które są częścią życia dzieci i"
    " rodzin, oraz o pieniądzach, których miasto nie dało w tym roku na obiady ani na zajęcia.",
    "ru": "Большое спасибо всем, что пришли. Сегодня мы говорим о школах, которые являются частью жизни.",
    "ja": "本日はお集まりいただきありがとうございます。今日は学校について話します。",
}


def told(text: str) -> str | None:
    return clear_language(fold(text).split())


def test_it_is_told_where_one_leads() -> None:
    assert (told(SPANISH), told(FRENCH)) == ("es", "fr")


@pytest.mark.parametrize("tongue", OTHERS)
def test_no_other_language_is_taken_for_one_that_we_know(tongue: str) -> None:
    assert told(OTHERS[tongue]) in (tongue, None)


@pytest.mark.parametrize(
    "text", ["", "de la", "Oscar Figueroa", "no no no no", "9 8 7 6 " * 30, SPANISH + FRENCH]
)
def test_too_little_or_a_mixture_leaves_it_open(text: str) -> None:
    assert told(text) is None


def srt(text: str) -> str:
    parts = text.split(". ")
    return "\n".join(
        f"{n}\n00:00:{4 * n:02},000 --> 00:00:{4 * n + 4:02},000\n{p}\n" for n, p in enumerate(parts, 1)
    )


def added(folder: Path, name: str, text: str, *options: str) -> list[str]:
    """Add captions and search them by language; give the languages in which a word of theirs is found."""
    (folder / name).write_text(srt(text), encoding="utf-8")
    index = ["--index", str(folder / "i.db")]
    assert run([*index, "add", str(folder / name), *options]) == 0
    word = max(text.split(), key=len).strip(".,")
    return [tag for tag in ("es", "fr", "pt") if run([*index, "search", word, "--language", tag]) == 0]


def test_captions_are_found_by_the_language_of_their_words(tmp_path: Path) -> None:
    assert added(tmp_path, "charla.srt", SPANISH) == ["es"]
    assert added(tmp_path, "causerie.srt", FRENCH) == ["fr"]


def test_a_stated_language_stays_first(tmp_path: Path) -> None:
    assert added(tmp_path, "charla.fr.srt", SPANISH) == ["fr"]
    (tmp_path / "other").mkdir()
    assert added(tmp_path / "other", "otra.srt", SPANISH + " Y ya.", "--language", "pt") == ["pt"]


def test_words_that_tell_nothing_leave_it_unknown(tmp_path: Path) -> None:
    assert added(tmp_path, "talk.srt", "Oscar Figueroa, Tlapa") == []


@pytest.mark.shared
def test_real_captions_are_told_right(shared: Path) -> None:
    rows = [json.loads(row) for row in (shared / "corpus" / "index.jsonl").read_text().splitlines()]
    wanted = {row["file"]: row["lang"] for row in rows if row["file"].endswith((".vtt", ".srt"))}
    seen = dict.fromkeys(wanted.values(), 0)
    with tarfile.open(shared / "corpus" / "corpus.tar.xz") as corpus:
        for member in corpus:
            name = member.name.removeprefix("./").removeprefix("corpus/")
            tongue = wanted.get(name)
            file = corpus.extractfile(member) if tongue and seen[tongue] < 8 else None
            if not (tongue and file):
                continue
            seen[tongue] += 1
            text = " ".join(cue.text for cue in parse_captions(file.read(), Path(name).name).cues)
            assert told(text) in (tongue, None), name
            if all(count >= 8 for count in seen.values()):
                break
    assert min(seen.values()) >= 8
