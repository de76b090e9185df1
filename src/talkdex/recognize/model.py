"""Finding a model and a device for it: a name or a folder, a GPU where it works, else the processor.

Models are Whisper's in CTranslate2's layout (https://github.com/SYSTRAN/faster-whisper). The
model `demo` is carried with talkdex; another name is looked up in the local cache first and
downloaded only when it isn't there.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

from talkdex.errors import RecognizeError

DEMO = "demo"
DEMO_CLAIM = "knows synthesised voices in Spanish, French and English, and no people's"
"""What the carried model, taught by scripts/train-demo.py, is good for."""

_CARRIED = Path(__file__).parent / DEMO
_NEEDED = ("model.bin", "config.json", "tokenizer.json")
_GPU_TYPES = ("float16", "int8_float16", "bfloat16", "int8_float32", "float32")  # best first
_BROKEN = (RuntimeError, ValueError, OSError)  # what CTranslate2 raises on models and devices


class Loaded(NamedTuple):
    """A model that has passed its self-test.

    `engine` is faster-whisper's WhisperModel, `used` says device and compute type for people,
    `notes` tells in one line each what was tried and failed.
    """

    engine: Any
    name: str
    used: str
    notes: tuple[str, ...]


def loaded(model: str, device: str, compute_type: str) -> Loaded:
    """Find a model and load it on the first device that passes a self-test.

    Raises:
        RecognizeError: the model is missing or damaged, or no device asked for works.
    """
    folder = _folder(model)
    notes = [f"the model {DEMO} {DEMO_CLAIM}"] if model == DEMO else []
    for place, kind in _places(device, compute_type):
        try:
            engine = _tested(folder, place, kind)
        except _BROKEN as error:
            notes.append(f"{place} {kind} does not work here ({_short(error)})")
            continue
        used = f"{engine.model.device} {engine.model.compute_type}"
        return Loaded(engine, Path(model).name, used, tuple(notes))
    raise RecognizeError(
        f"the model {model} can't be used: {'; '.join(notes)}; try --device cpu, or fetch it again"
    )


class Outlook(NamedTuple):
    """Where a model will run: device and compute type, and why there, for people."""

    used: str
    why: str


def outlook(model: str, device: str = "auto") -> Outlook:
    """Tell what will be used for a model: by the self-test where the model is here, else by what there is.

    Raises:
        RecognizeError: there is no model of this name, it is damaged, or no device asked for works.
    """
    able = _gpu_types() if device != "cpu" else None
    seen = "a GPU was found" if able is not None else "CTranslate2 finds no GPU that it can use"
    if device == "cuda" and able is None:
        raise RecognizeError(f"{seen}: repair the GPU's driver, or leave out --device cuda")
    reason = "as asked for" if device != "auto" else seen
    if at_hand(model) is None:
        return Outlook(
            " ".join(_places(device, "default")[0]), f"{reason}; not tested, for lack of the model"
        )
    found = loaded(model, device, "default")
    tried = "".join(f"; {note}" for note in found.notes)
    return Outlook(found.used, f"{reason}; the model passed its self-test{tried}")


def at_hand(model: str) -> Path | None:
    """Give the folder of a model that needs no network any more, or None where it would be downloaded.

    Raises:
        RecognizeError: there is no model of this name, or the folder holds none.
    """
    found = _folder(model) if model == DEMO or Path(model).is_dir() else _cached(model)
    return None if found is None else Path(found)


def _places(device: str, compute_type: str) -> list[tuple[str, str]]:
    """Give devices with compute types, in the order in which to try them."""
    asked = compute_type not in {"default", "auto"}
    on_processor = ("cpu", compute_type if asked else "int8")
    able = _gpu_types() if device != "cpu" else None
    if device == "cpu" or (device == "auto" and able is None):
        return [on_processor]
    kinds = [compute_type] if asked else [kind for kind in _GPU_TYPES if kind in (able or ())] or ["default"]
    on_gpu = [("cuda", kind) for kind in kinds]
    return on_gpu if device == "cuda" else [*on_gpu, ("cpu", "int8")]


def _gpu_types() -> set[str] | None:
    """Give the compute types that the GPU claims to know, None where there is no GPU or no driver."""
    import ctranslate2  # noqa: PLC0415 - heavy: loaded when a model is

    try:
        if ctranslate2.get_cuda_device_count():
            return set(ctranslate2.get_supported_compute_types("cuda"))
    except _BROKEN:  # a driver that is too old, or another program's
        return None
    return None


def _tested(folder: str, device: str, compute_type: str) -> Any:
    """Load a model and let it hear silence: some GPUs fail at the first kernel only.

    A GPU hears as much as it will have to, a processor two seconds: half a minute takes it as long as
    to transcribe that.
    """
    import numpy as np  # noqa: PLC0415 - heavy
    from faster_whisper import WhisperModel  # noqa: PLC0415 - heavy

    engine = WhisperModel(folder, device=device, compute_type=compute_type, local_files_only=True)
    bands = engine.model.n_mels
    frames = 200 if engine.model.device == "cpu" else 3000
    heard = engine.encode(np.zeros((1, bands, frames), np.float32))
    engine.model.generate(heard, [[engine.hf_tokenizer.token_to_id("<|startoftranscript|>")]], max_length=2)
    return engine


def _folder(model: str) -> str:
    """Give the folder that holds a model: the carried one, itself, the cache's, or a new download's."""
    if model == DEMO:
        return str(_CARRIED)
    is_name = re.fullmatch(r"[\w.-]+(/[\w.-]+)?", model) is not None
    if Path(model).is_dir():
        missing = _missing(model)
        if not missing:
            return model
        if not is_name or Path(model).is_absolute():
            raise RecognizeError(
                f"{model} is no Whisper model for CTranslate2: it has no {', '.join(missing)}"
            )
    if not is_name:
        raise RecognizeError(f"there is no model in {model}; give a model's name (small) or its folder")
    found = _cached(model)
    return found if found and not _missing(found) else _fetched(model)


def _missing(folder: str) -> list[str]:
    return [name for name in _NEEDED if not (Path(folder) / name).is_file()]


def _cached(model: str) -> str | None:
    from faster_whisper.utils import download_model  # noqa: PLC0415 - heavy

    try:
        return str(download_model(model, local_files_only=True))
    except ValueError as error:
        if "/" in model:  # not a name that the hub allows
            raise RecognizeError(
                f"there is no model {model}; give a model's name (small) or its folder"
            ) from error
        names = str(error).partition("expected one of: ")[2] + f", {DEMO}"
        raise RecognizeError(f"there is no model {model!r}; give a folder, or one of: {names}") from error
    except OSError:
        return None


def _fetched(model: str) -> str:
    from faster_whisper.utils import download_model  # noqa: PLC0415 - heavy

    try:
        return str(download_model(model))
    except (OSError, RuntimeError, ValueError) as error:
        fetch = f"from faster_whisper import download_model as d; d({model!r}, 'FOLDER')"
        raise RecognizeError(
            f"the model {model!r} is not here and can't be downloaded ({_short(error)}); where there "
            f'is a network run: python -c "{fetch}", and give that folder as the model'
        ) from error


def _short(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:160] or type(error).__name__
