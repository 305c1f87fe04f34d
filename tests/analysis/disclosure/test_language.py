"""A label in another language than the post."""

from disclosure_factories import judged, label, labelled, part, post

from creator_audit.model.disclosure import Problem, Verdict


def test_english_label_over_a_spanish_post():
    found = judged(labelled("#ad mi crema favorita", language="es"))
    assert found.problem is Problem.WRONG_LANGUAGE
    assert found.rule_id == "wrong-language-disclosure"


def test_same_language():
    parts = (part("#publicidad mi crema favorita"),)
    given = post(
        parts, [label(parts, "#publicidad", language="es")], language="es", relation="paid"
    )
    assert judged(given).verdict is Verdict.SUFFICIENT


def test_a_language_not_known_raises_nothing():
    assert judged(labelled("#ad :)", language="")).verdict is Verdict.SUFFICIENT


def test_language_of_the_part_wins():
    parts = (part("#ad mi crema", language="es-MX"),)
    given = post(parts, [label(parts, "#ad")], language="en", relation="paid")
    assert judged(given).problem is Problem.WRONG_LANGUAGE


def test_buried_is_named_first():
    text = "#hola #verano #playa #sol #ad"
    assert judged(labelled(text, language="es")).problem is Problem.BURIED
