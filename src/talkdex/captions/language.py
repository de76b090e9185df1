"""The language of captions, from what a file or its name says, as a BCP 47 tag.

https://www.rfc-editor.org/rfc/rfc5646; names as Whisper writes them.
"""

import re
from pathlib import PurePath

_ISO_639 = """
    aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv
    dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie
    ig ii ik io is it iu iw ja jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt
    lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt
    qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to
    tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ast ceb cmn fil gsw haw hmn ace kab kri
    mni nso sco yue und zxx
"""
_CODES = frozenset(_ISO_639.split())
_TAG = re.compile(r"([a-zA-Z]{2,3})((?:[-_][a-zA-Z0-9]{2,8}){0,4})")
_WHISPER = """
    af afrikaans am amharic ar arabic as assamese az azerbaijani ba bashkir be belarusian bg bulgarian
    bn bengali bo tibetan br breton bs bosnian ca catalan ca valencian cs czech cy welsh da danish
    de german el greek en english es spanish es castilian et estonian eu basque fa persian fi finnish
    fo faroese fr french gl galician gu gujarati ha hausa haw hawaiian he hebrew hi hindi hr croatian
    ht haitian hu hungarian hy armenian id indonesian is icelandic it italian ja japanese jv javanese
    ka georgian kk kazakh km khmer kn kannada ko korean la latin lb luxembourgish ln lingala lo lao
    lt lithuanian lv latvian mg malagasy mi maori mk macedonian ml malayalam mn mongolian mr marathi
    ms malay mt maltese my burmese my myanmar ne nepali nl dutch nl flemish nn nynorsk no norwegian
    oc occitan pa punjabi pa panjabi pl polish ps pashto ps pushto pt portuguese ro romanian
    ro moldavian ru russian sa sanskrit sd sindhi si sinhala si sinhalese sk slovak sl slovenian
    sn shona so somali sq albanian sr serbian su sundanese sv swedish sw swahili ta tamil te telugu
    tg tajik th thai tk turkmen tl tagalog tr turkish tt tatar uk ukrainian ur urdu uz uzbek
    vi vietnamese yi yiddish yo yoruba yue cantonese zh chinese zh mandarin
"""
_NAMES = dict(zip(_WHISPER.split()[1::2], _WHISPER.split()[::2], strict=True))


def tag(written: str | None) -> str | None:
    """Give the BCP 47 tag of a language as files write it ("pt_br", "French", "en-orig"); None for none."""
    text = (written or "").strip()
    named = _NAMES.get(text.lower())
    if named:
        return named
    match = _TAG.fullmatch(text)
    if not match or match[1].lower() not in _CODES or match[1].lower() in ("und", "zxx"):
        return None
    subtags = [part for part in re.split("[-_]", match[2]) if part and part.lower() != "orig"]
    return "-".join([match[1].lower(), *map(_cased, subtags)])


def _cased(subtag: str) -> str:
    """Write scripts as "Hant", regions as "BR", the rest in lower case."""
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()


def from_name(name: str) -> str | None:
    """Give the language that a file's name states (`talk.fr.vtt`), or None."""
    parts = PurePath(name).name.split(".")[1:-1]
    return next((found for part in reversed(parts[-2:]) if (found := tag(part))), None)
