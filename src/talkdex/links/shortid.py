"""PeerTube's short identifiers: a UUID as 22 digits to the base 58.

The alphabet is flickrBase58 of https://github.com/oculus42/short-uuid, which PeerTube uses.
"""

_DIGITS = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"


def short_uuid(identifier: str) -> str:
    """Give a UUID's short form; what is no UUID (a short form already) comes back as it is."""
    if len(identifier) != 36:
        return identifier
    number, text = int(identifier.replace("-", ""), 16), ""
    while number:
        number, digit = divmod(number, 58)
        text = _DIGITS[digit] + text
    return text.rjust(22, _DIGITS[0])
