"""Values of settings: whether an option takes them, and how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from summarizer.commands.setting_files import Setting


def checked(key: str, setting: Setting, option: click.Parameter, context: click.Context) -> Setting:
    """The setting with a value that click takes. Raises SettingsError if there is none."""
    value = setting.value
    if option.multiple and not isinstance(value, list):
        value = [value]
    values = value if option.multiple else [value]
    if not setting.is_text and not all(_is_fit(one, option) for one in values):
        raise SettingsError(_unfit(key, setting, option))
    try:
        converted = option.type_cast_value(context, value)
        if setting.is_text and isinstance(converted, (bool, int, float)):
            value = converted
        if option.callback is not None:
            option.callback(context, option, converted)
    except click.BadParameter as error:
        if option.callback is None:
            raise SettingsError(_unfit(key, setting, option)) from error
        raise SettingsError(f"{setting.origin}: {key}: {error.message}") from error
    return setting._replace(value=value)


def written(value: Any) -> str:
    """A value as TOML; what could do something to a terminal is escaped."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(written, value))}]"
    if not isinstance(value, str):
        return str(value)
    # Only now, as every run with settings loads this module.
    import json

    return "".join(
        [
            c if c.isprintable() else f"\\U{ord(c):08x}"
            for c in json.dumps(value, ensure_ascii=False)
        ]
    )


def _is_flag(option: click.Parameter) -> bool:
    return isinstance(option, click.Option) and option.is_flag


def _is_fit(value: Any, option: click.Parameter) -> bool:
    """Whether a value of TOML is of the type that the option has."""
    if isinstance(value, bool) or _is_flag(option):
        return isinstance(value, bool) and _is_flag(option)
    if isinstance(option.type, click.FloatRange):
        return isinstance(value, (float, int))
    if isinstance(option.type, click.IntRange):
        return isinstance(value, int)
    # What has a NUL in it is no name of a file.
    return isinstance(value, str) and "\0" not in value


def _unfit(key: str, setting: Setting, option: click.Parameter) -> str:
    return f"{setting.origin}: {key} cannot be {written(setting.value)}; give {_allowed(option)}"


def _allowed(option: click.Parameter) -> str:
    type = option.type
    if _is_flag(option):
        return "true or false"
    if isinstance(type, click.Choice):
        return "one of " + ", ".join(map(str, type.choices))
    if isinstance(type, click.IntRange):
        return f"a whole number of {type.min} or more"
    if isinstance(type, click.FloatRange):
        return f"a number over {type.min}" + (f" and up to {type.max}" if type.max else "")
    return "a text in quotes, or a list of such" if option.multiple else "a text in quotes"
