"""The language of a text is guessed by its script or its commonest words."""

import pytest

from quizapp.content.articles.languages import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge will close in June, and it is closed for a year.", "en"),
        ("Die Brücke wird im Juni gesperrt und ist für ein Jahr zu.", "de"),
        ("Le pont sera fermé en juin et les bateaux sont dans le port.", "fr"),
        ("El puente se cerrará en junio y los barcos están en el puerto.", "es"),
        ("Il ponte sarà chiuso e una barca è nel porto della città.", "it"),
        ("A ponte não abre mais e os barcos foram para o porto.", "pt"),
        ("De brug is dicht en het duurt een jaar voor zij weer open is.", "nl"),
        ("Мост закроют в июне на год.", "ru"),
        ("Міст закриють у червні на рік.", "uk"),
        ("大桥将关闭一年。", "zh"),
        ("橋は一年間閉まります。", "ja"),
        ("다리는 일 년 동안 닫힌다.", "ko"),
        ("سيغلق الجسر لمدة عام.", "ar"),
        ("Η γέφυρα κλείνει.", "el"),
        ("The minister said «Мост» and left, and nobody knew what it was.", "en"),
        ("12 34", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_guessed(text: str, language: str) -> None:
    assert guess_language(text) == language
