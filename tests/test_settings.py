from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.settings import SETTINGS, Settings, load_settings, save_settings


def test_defaults_without_a_file(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "none" / "settings.toml")
    assert settings.text("theme") == "system"
    assert not any(settings.is_changed(key) for key in SETTINGS)


def test_what_is_set_comes_back_and_what_others_wrote_stays(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "settings.toml"
    place.parent.mkdir()
    place.write_text('later = "kept"\ntext_scale = "big"\n', encoding="utf-8")
    settings = load_settings(place)
    assert settings.number("text_scale") == 100
    settings.set("reviewer", 'Zoë "Q" \\ \n')
    settings.set("is_sidebar_narrow", True)
    settings.set("theme", "dark")
    settings.reset("theme")
    save_settings(settings, place)
    again = load_settings(place)
    assert again.text("reviewer") == 'Zoë "Q" \\ \n'
    assert again.is_on("is_sidebar_narrow")
    assert again.unknown == {"later": "kept"}
    assert [path.name for path in place.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "pink"), ("text_scale", 79), ("text_scale", "100"), ("theme", 1)]
)
def test_wrong_values_are_refused(key: str, value: object) -> None:
    settings = Settings()
    with pytest.raises(UserError):
        settings.set(key, value)
    assert not settings.is_changed(key)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    place = tmp_path / "settings.toml"
    place.write_text("theme = ", encoding="utf-8")
    with pytest.raises(UserError, match=r"settings\.toml"):
        load_settings(place)


def test_every_setting_has_a_label_and_a_fitting_default() -> None:
    for key, setting in SETTINGS.items():
        assert setting.key == key
        assert setting.label
        Settings().set(key, setting.default)
