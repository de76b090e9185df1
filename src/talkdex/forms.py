"""Forms in which facts about a recording are written: dates as ISO 8601, languages as BCP 47 tags."""


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day in ISO 8601."""
    parts = text.split("-")
    if not (text.isascii() and all(part.isdecimal() for part in parts)):
        return False
    _, month, day = [*map(int, parts), 1, 1][:3]
    widths = [len(part) for part in parts]
    return widths in ([4], [4, 2], [4, 2, 2]) and 1 <= month <= 12 and 1 <= day <= 31


def is_language_tag(text: str) -> bool:
    """Tell whether a text can be a tag of BCP 47, as far as those are met; names of languages can't.

    https://www.rfc-editor.org/rfc/rfc5646
    """
    first, *rest = text.replace("_", "-").split("-")
    plain = text.isascii() and first.isalpha() and all(part.isalnum() for part in rest)
    return plain and 2 <= len(first) <= 3 and all(len(part) <= 8 for part in rest)
