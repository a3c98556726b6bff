"""Qt's own texts in Danish."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_MISSING = {
    ("QFileDialog", "Look in:"): "Søg i:",
    ("QFileDialog", "Files of type:"): "Filtype:",
    ("QWidgetTextControl", "&Redo"): "&Gentag",
    ("QLineEdit", "&Redo"): "&Gentag",
    ("QFileDialog", "File name:"): "Filnavn:",
    ("QFileDialog", "&File name:"): "&Filnavn:",
    ("QFileDialog", "File &name:"): "Fil&navn:",
    ("QDialogButtonBox", "Close without Saving"): "Luk uden at gemme",
    ("QPlatformTheme", "Close without Saving"): "Luk uden at gemme",
}
"""What Qt's Danish translation lacks, by context and source text."""


class _Missing(QTranslator):
    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return _MISSING.get((context, source_text))

    def isEmpty(self) -> bool:
        return False


def install_danish(application: QCoreApplication) -> None:
    """Danish buttons, dialogs and number forms in the whole program."""
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    translator = QTranslator(application)
    translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for installed in (translator, _Missing(application)):
        application.installTranslator(installed)
