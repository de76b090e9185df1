"""Writing a selection in a format, if it makes sense there; and whole files or none."""

import os
from pathlib import Path

from talkdex.errors import NotFound, UsageError
from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.rates import counted
from talkdex.exports.selection import Selection


def export(
    selection: Selection,
    wanted: Format,
    *,
    from_zero: bool = False,
    rate: str | None = None,
    start: str | None = None,
) -> str:
    """Write a selection in a format.

    Args:
        selection: what to write.
        wanted: a value of `FORMATS`.
        from_zero: count times from zero, as on the cut: the stretches one after another.
        rate: frames a second as people write them; None for the media's own.
        start: the time code at which the timeline begins; None for what the format's programs expect.

    Raises:
        UsageError: it makes no sense in this format.
        NotFound: what the format is made of isn't there.
        TimeError: there is no such rate or time code.
        MediaError: the rate isn't given, and can't be read from the media.
    """
    _check_times(selection, wanted, from_zero=from_zero)
    if wanted.timeline is None and (rate or start):
        option = "--rate" if rate else "--start"
        raise UsageError(f"{wanted.name} counts no frames: leave out {option}")
    _check_needs(selection, wanted)
    if wanted.timeline is not None:
        selection = counted(selection, rate, start, wanted.timeline)
    return wanted.write(selection.from_zero() if from_zero else selection)


def _check_times(selection: Selection, wanted: Format, *, from_zero: bool) -> None:
    if from_zero and wanted.times is Times.FIXED:
        raise UsageError(f"{wanted.name} decides itself how its times are counted: leave out --from-zero")
    if wanted.times is Times.ONE and not from_zero and len(selection.works) > 1:
        count = len(selection.works)
        raise UsageError(
            f"{wanted.name} tells the time of one recording, here are {count}: name one, or add --from-zero"
        )


def _check_needs(selection: Selection, wanted: Format) -> None:
    said = any(True for _ in selection.passages)
    named = any(True for _ in selection.marks)
    lacking = {
        Needs.WORDS: not said,
        Needs.WORD_TIMES: not said,
        Needs.NAMES: not named,
        Needs.EITHER: not (said or named),
        Needs.NOTHING: False,
    }[wanted.needs]
    if lacking:
        raise NotFound(f"{wanted.name}: {_LACKING[wanted.needs].format(title=selection.title)}")
    if wanted.needs is Needs.WORD_TIMES and not all(work.word_times for work in selection.works):
        raise NotFound(f"{wanted.name}: only times of captions are known, not of words (try --format vtt)")


_LACKING = {
    Needs.WORDS: "nothing is known to be said there in {title!r} (see: talkdex show)",
    Needs.WORD_TIMES: "nothing is known to be said there in {title!r} (see: talkdex show)",
    Needs.NAMES: "no named segment there in {title!r} (see: talkdex segments list)",
    Needs.EITHER: "nothing is known to be said or named there in {title!r} (see: talkdex show)",
}


def check_free(path: Path, *, force: bool = False) -> None:
    """Tell early what `save` would refuse.

    Raises:
        UsageError: there is a file already and `force` is false, or there is no folder for it.
    """
    if path.exists() and not force:
        raise UsageError(f"{path} exists already (write elsewhere, or over it with --force)")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first")


def save(content: str | bytes, path: Path, *, force: bool = False) -> None:
    """Write a file, text as UTF-8, whole or not at all; a device or a pipe just gets it.

    Raises:
        UsageError: there is a file already and `force` is false, or it can't be written.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    check_free(path, force=force)
    kept = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        kept.write_bytes(data)
        kept.replace(path)
    except OSError as error:
        kept.unlink(missing_ok=True)
        raise UsageError(f"{path} can't be written ({error.strerror})") from error
