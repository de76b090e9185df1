"""What hours, minutes and seconds are called, and how long each is."""

DAY, HOUR, MINUTE, SECOND = 86_400_000, 3_600_000, 60_000, 1000

_NAMES = {
    DAY: "d day days",
    HOUR: "h hr hrs hour hours heure heures hora horas ora ore std stunde stunden uur u godz godzina "
    "godziny godzin ч час часа часов saat 時間 小时 小時 시간",
    MINUTE: "m mn min mins minute minutes minuto minutos minuti minuten minuut minuta minuty minut "
    "м мин минута минуты минут минуту минутная минутной минутную dakika dk "
    "分 分钟 分鐘 분",
    SECOND: "s sec secs second seconds seconde secondes seg segs segundo segundos secondo secondi sek "
    "sekunde sekunden seconden sekunda sekundy sekund с сек секунда секунды секунд saniye sn 秒 秒钟 초",
}
_AND = "and et y e und ed en и"

UNITS: dict[str, int] = {name: size for size, names in _NAMES.items() for name in names.split()}
"""Name, milliseconds."""

LINKS = frozenset(_AND.split())
"""Words that may stand between two units: "1 hour and 5 minutes"."""
