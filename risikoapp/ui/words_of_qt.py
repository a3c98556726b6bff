"""Qt's own texts in the language of the program."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from risikoapp.i18n import language

_MISSING = {
    "&Look in:": "&Søg i:",
    "Look in:": "Søg i:",
    "Files of &type:": "Fil&type:",
    "Files of type:": "Filtype:",
    "File &name:": "Fil&navn:",
    "&File name:": "&Filnavn:",
    "File name:": "Filnavn:",
    "Close without Saving": "Luk uden at gemme",
    "&Redo": "&Gentag",
    "Double Sided Printing": "Tosidet udskrift",
    "Long side binding": "Vend på den lange led",
    "Short side binding": "Vend på den korte led",
    "Page &Set:": "&Sider:",
    "Page Set:": "Sider:",
    "Page &order:": "Sidernes &rækkefølge:",
    "Pages &per sheet:": "Sider &pr. ark:",
    "Scheduled &printing:": "&Udskriv hvornår:",
    "&Billing information:": "&Faktureringsoplysninger:",
    "Job &priority:": "Jobbets &prioritet:",
    "&End:": "&Slut:",
    "Off": "Fra",
    "Folder": "Mappe",
    "Pages per sheet:": "Sider pr. ark:",
    "Page order:": "Sidernes rækkefølge:",
}
"""What Qt's Danish translation lacks, or says otherwise than we do, by Qt's own text."""


class _Missing(QTranslator):
    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return _MISSING.get(source_text)

    def isEmpty(self) -> bool:
        return False


def speak(application: QCoreApplication) -> None:
    """Buttons, dialogs and number forms of Qt in the language of the program."""
    if language() == "en":
        # Its own words are English.
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        return
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    translator = QTranslator(application)
    translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for installed in (translator, _Missing(application)):
        application.installTranslator(installed)


def speak_anew(application: QCoreApplication) -> None:
    """The same once more, when the program has come to speak another language."""
    for installed in application.findChildren(QTranslator):
        application.removeTranslator(installed)
        installed.setParent(None)
    speak(application)
