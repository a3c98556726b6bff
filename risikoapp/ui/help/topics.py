"""Which section of the guide is about which part of the program."""

from PySide6.QtWidgets import QWidget

TOPICS = {
    "AboutDialog": "licenser",
    "ActionDialog": "handling",
    "ActionSection": "handling",
    "AttachedDialog": "data-i-pdfen",
    "AuthorDialog": "ændringslog",
    "BeginDialog": "begynd-ny-status",
    "ColumnsDialog": "fra-et-regneark",
    "ComparisonWindow": "sammenlign-to-statusser",
    "ConflictsDialog": "når-to-retter-i-den-samme-fil",
    "CriteriaDialog": "skalaer-og-niveauer",
    "DetailPane": "ruden-alt-om-én-risiko",
    "DevelopmentWindow": "udvikling",
    "EvaluationSection": "evaluering",
    "ExportDialog": "word-excel-og-andre-formater",
    "FaultDialog": "hvad-gør-jeg-når-",
    "FinishDialog": "afslut-status",
    "Front": "titel-og-dato",
    "IdentityDialog": "ind-i-den-åbne-risikovurdering",
    "ImportDialog": "fra-et-gammelt-papir-eller-regneark",
    "ImportReview": "se-det-igennem",
    "LogWindow": "ændringslog",
    "LossList": "hvad-gør-jeg-når-",
    "MatrixTable": "som-tabel",
    "MatrixView": "matrixen",
    "MoveSection": "flytninger",
    "PreviewWindow": "forhåndsvisningen",
    "PropertiesDialog": "titel-og-dato",
    "ReadOnlyLine": "hvad-gør-jeg-når-",
    "ReasonOffer": "hvorfor-flyttede-den-sig",
    "RecoveryDialog": "rettelser-i-sikkerhed",
    "RemoveNameDialog": "fjern-et-navn",
    "ReportDialog": "rapportens-indhold",
    "RestoreDialog": "gendan",
    "ReviewWindow": "gennemgang",
    "RiskList": "vinduet",
    "SearchBar": "find-et-ord",
    "ShortcutsDialog": "genveje",
    "StandardScaleNote": "skalaer-og-niveauer",
    "StartPage": "første-gang",
    "StateDialog": "ny-risiko-luk-genåbn-og-slet",
    "StatusLine": "det-gemmes-af-sig-selv",
    "UnclearList": "når-noget-er-uklart",
}
"""The anchor of a section by the class of the part that it is about: by its name, so that nothing is loaded for it."""


def topic_at(widget: QWidget | None) -> str:
    """The anchor of what is told of a widget, or of the nearest one around it; "" where nothing is."""
    while widget is not None:
        if (topic := TOPICS.get(type(widget).__name__)) is not None:
            return topic
        widget = widget.parentWidget()
    return ""
