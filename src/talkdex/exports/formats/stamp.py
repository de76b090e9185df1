"""Times as several formats write them."""


def clock(ms: int, point: str = ".") -> str:
    """Write `HH:MM:SS.mmm`, with at least two digits of hours, as WebVTT, SubRip and TTML want them."""
    seconds, rest = divmod(ms, 1000)
    minutes, ss = divmod(seconds, 60)
    hh, mm = divmod(minutes, 60)
    return f"{hh:02}:{mm:02}:{ss:02}{point}{rest:03}"


def seconds(ms: int) -> float:
    """Give seconds as a number that JSON writes short and exact to the millisecond."""
    return ms / 1000


def decimal(ms: int) -> str:
    """Write seconds exactly, without needless zeros: `83.25`."""
    return f"{ms // 1000}.{ms % 1000:03}".rstrip("0").rstrip(".")
