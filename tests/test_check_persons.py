"""Who is meant where a quotation's speaker is a pronoun, or is left out as in Spanish and Italian."""

import pytest

from talkdex.check import read_document
from talkdex.check.quotations import quotations
from talkdex.check.saying import attributions

FIRST, SECOND = "“We lost nothing at all tonight”", "“nobody lost a single record at all”"
SPEAKERS = ["Jane Doe", "Bob Ray", "Élise de La Tour", "Tom Rayner | Acme", "nixor | EF", "Emma"]
MEANT = [
    ("Jane Doe took the floor. {Q}, she said.", "Jane Doe"),
    ("Jane Doe took the floor (1:00). {Q}, she said.", "Jane Doe"),
    ("Then Jane Doe took the floor.\n\n{Q}, she said.", "Jane Doe"),
    ("Jane Doe took the floor. She said: {Q}", "Jane Doe"),
    ("Jane Doe took the floor, and she said: {Q}", "Jane Doe"),
    ("Jane Doe a pris la parole. {Q}, dit-elle.", "Jane Doe"),
    ("Jane Doe a pris la parole. {Q}, a-t-elle ajouté.", "Jane Doe"),
    ("Jane Doe a pris la parole. Elle l'a dit : {Q}", "Jane Doe"),
    ("Jane Doe tomó la palabra. {Q}, dijo.", "Jane Doe"),
    ("Jane Doe tomó la palabra. Dijo: {Q}", "Jane Doe"),
    ("Dann ergriff Jane Doe das Wort. {Q}, sagte sie.", "Jane Doe"),
    ("Jane Doe ergriff das Wort. Sie sagte: {Q}", "Jane Doe"),
    ("Jane Doe ha preso la parola. {Q}, ha detto.", "Jane Doe"),
    ("Jane Doe ha preso la parola. Ha detto: {Q}", "Jane Doe"),
    ("Jane Doe tomou a palavra. {Q}, disse.", "Jane Doe"),
    ("{P}, said Bob Ray. Jane Doe took the floor. {Q}, she said.", "Jane Doe"),
    ("{P}, said Bob Ray.\n\nJane Doe took the floor. {Q}, she said.", "Jane Doe"),
    ("“We lost nothing at all tonight.” Jane Doe took the floor. {Q}, she said.", "Jane Doe"),
    ("{P}, said Jane Doe, who thanked Bob Ray. {Q}, she added.", "Jane Doe"),
    ("{P}, said Jane Doe. She had met Bob Ray in Rome. {Q}, she added.", "Jane Doe"),
    ("{P}, said Jane Doe. The crowd cheered Bob Ray. {Q}, she added.", "Jane Doe"),
    ("Jane Doe rose. The crowd cheered Bob Ray. {Q}, she said.", "Jane Doe"),
    ("Tom Rayner left early. {P}, said Jane Doe. Rayner had to wait. {Q}, he said.", "Rayner"),
    ("{P}, said Bob Ray. Élise de La Tour a pris la parole. {Q}, dit-elle.", "Élise de La Tour"),
    ("Critics praised Jane Doe. {Q}, she said.", None),
    ("Next came Jane Doe. {Q}, she said.", "Jane Doe"),
    ("Jane Doe's lawyer rose. {Q}, she said.", None),
    ("{Q}, she said. Jane Doe took the floor.", None),
    ("The crowd cheered Jane Doe. {Q}, it was said.", None),
    ("{P}, said Bob Ray. {Q}, dijo la ministra.", None),
    ("{P}, said Bob Ray. {Q}, dijo ayer Jane Doe.", "Jane Doe"),
    ("{P}, said Jane Doe, 54. {Q}.", "Jane Doe"),
    ("Jane Doe rose. {P}, she said last night. {Q}.", "Jane Doe"),
    ("{P}, said Jane Doe. It was late. {Q}.", None),
    ("“What did we lose tonight?” wondered Jane Doe. {Q}.", None),
    ("“What did we lose tonight?” wondered Jane Doe. {Q}, he replied.", None),
    ("“What did we lose tonight?” wondered Jane Doe. {Q}, she added.", "Jane Doe"),
    ("“What did we lose tonight?” wondered Jane Doe. Bob Ray rose. {Q}, he said.", "Bob Ray"),
    ("{P}, said Jane Doe.\n\n{Q}.", None),
    ("Pour Jane Doe, {P}. Et d’ajouter : {Q}", "Jane Doe"),
    ("{P}, said Bob Ray. De son côté, Jane Doe estime que {Q}", "Jane Doe"),
    ("{P}, sagte Bob Ray. Doch Jane Doe widersprach. {Q}, sagte sie.", "Jane Doe"),
    ("{P}, a dit Bob Ray. De son côté, Jane Doe a souri. {Q}, dit-elle.", "Jane Doe"),
    ("Bob Ray asked Jane Doe what happened. {Q}, she answered.", None),
    ("{P}, said Bob Ray. He and Jane Doe waited for Bob Ray. {Q}, she said.", None),
    ("Jane Doe's lawyer rose. {P}, he said. {Q}, she said.", None),
    ("{P}, said Bob Ray. nixor took the floor. {Q}, they said.", "nixor"),
    ("{P}, said Bob Ray. Then Emma took the floor. {Q}, she said.", "Emma"),
    ("> nobody lost a single record at all\n>\n> — nixor", "nixor"),
    ("Jane Doe rose. She told Bob Ray: {Q}", "Jane Doe"),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_a_pronoun_means_who_rose_to_speak_last(text: str, expected: str | None) -> None:
    document = read_document("a.md", text.replace("{P}", FIRST).replace("{Q}", SECOND).encode())
    found = attributions(document, quotations(document), SPEAKERS)[-1]
    assert (found and found.name) == expected
