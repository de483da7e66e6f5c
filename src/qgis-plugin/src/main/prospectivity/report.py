"""A process's report as a page: the verdict first, then warnings, figures and tables. HTML that Qt itself can show."""

import base64
import html
import json
import re

from .i18n import tr

# Longer lists of numbers are curves: told by how many they are, for the whole is in the JSON file.
MOST_NUMBERS = 12
MOST_NAMES = 500
MOST_ROWS = 60

STYLE = (
    "body{font-family:sans-serif} h1{font-size:large} h2{font-size:medium;color:#31688e}"
    " table{border-collapse:collapse} th{text-align:left;color:#555} td,th{padding:2px 8px 2px 0}"
    " .verdict{background:#eef2f7;padding:8px} .warning{background:#fff3d6;padding:6px}"
)


def verdict(report):
    """The sentence that says what a report comes to, or an empty text."""
    if isinstance(report, dict):
        for key in ("verdict", "summary", "conclusion"):
            if isinstance(report.get(key), str):
                return report[key]
        for value in report.values():
            if isinstance(value, dict) and verdict(value):
                return verdict(value)
    return ""


def warnings(report):
    """The report's warnings, each a sentence."""
    if not isinstance(report, dict):
        return []
    return [str(text) for text in report.get("warnings") or []]


def page(title, text, charts=()):
    """The page of a report in JSON, or of any other text; charts are pairs of a title and a PNG."""
    told = html.escape(title)
    parts = [f'<html><head><meta charset="utf-8"><title>{told}</title><style>{STYLE}</style></head><body>',
             f"<h1>{told}</h1>"]
    try:
        report = json.loads(text)
    except ValueError:
        report = None
    if report is None:
        parts.append(f"<pre>{html.escape(text)}</pre>")
    else:
        told = verdict(report)
        if told:
            parts.append(f'<p class="verdict"><b>{html.escape(told)}</b></p>')
        parts += [f'<p class="warning">⚠ {html.escape(one)}</p>' for one in warnings(report)]
    for name, data in charts:
        image = base64.b64encode(data).decode("ascii")
        parts.append(f"<h2>{html.escape(_words(name))}</h2>")
        parts.append(f'<p><img width="520" src="data:image/png;base64,{image}"></p>')
    if isinstance(report, dict):
        rest = {key: value for key, value in report.items() if key != "warnings"}
        parts.append(_mapping(rest, 2))
    elif report is not None:
        parts.append(_value(report, 2))
    parts.append("</body></html>")
    return "".join(parts)


def _words(name):
    """“meanScore” as “Mean score”; names of elements, as of files, stay as they are."""
    if not re.match(r"^[a-z][a-zA-Z0-9]*$", name):
        return name
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    words = [word if word.isupper() and len(word) > 1 else word.lower() for word in spaced.split()]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _number(value):
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1e5 else f"{value:,.0f}"
    return str(value)


def _is_plain(value):
    return not isinstance(value, (dict, list))


def _is_short(value):
    if not isinstance(value, list) or not all(_is_plain(one) for one in value):
        return False
    return len(value) <= (MOST_NAMES if all(isinstance(one, str) for one in value) else MOST_NUMBERS)


def _cell(value):
    if _is_plain(value):
        return html.escape(_number(value))
    if _is_short(value):
        return html.escape(", ".join(_number(one) for one in value)) or "–"
    if isinstance(value, list):
        return html.escape(tr("{count} values").format(count=len(value)))
    if set(value) == {"low", "high"}:
        return f"{_cell(value['low'])} – {_cell(value['high'])}"
    return ", ".join(f"{html.escape(_words(str(key)))}: {_cell(one)}" for key, one in value.items()
                     if _is_plain(one) or isinstance(one, dict))


def _mapping(values, level):
    # What is not there need not be said, nor the verdict twice.
    values = {key: value for key, value in values.items() if value not in (None, [], {}) and key != "verdict"}
    plain = [(key, value) for key, value in values.items() if _is_plain(value) or _is_short(value)]
    parts = []
    if plain:
        rows = "".join(
            f"<tr><th>{html.escape(_words(str(key)))}</th><td>{_cell(value)}</td></tr>" for key, value in plain)
        parts.append(f"<table>{rows}</table>")
    for key, value in values.items():
        if _is_plain(value) or _is_short(value):
            continue
        parts.append(f"<h{level}>{html.escape(_words(str(key)))}</h{level}>")
        parts.append(_value(value, min(level + 1, 5)))
    return "".join(parts)


def _value(value, level):
    if isinstance(value, dict):
        if len(value) > 1 and all(isinstance(one, dict) for one in value.values()):
            return _table([{"": key, **one} for key, one in value.items()])
        return _mapping(value, level)
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return _table(value)
    return f"<p>{_cell(value)}</p>"


def _table(rows):
    columns = list(dict.fromkeys(key for row in rows for key, value in row.items() if value not in ([], {})))
    head = "".join(f"<th>{html.escape(_words(str(column)))}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(row.get(column))}</td>" for column in columns) + "</tr>"
        for row in rows[:MOST_ROWS])
    page = f"<table><tr>{head}</tr>{body}</table>"
    if len(rows) > MOST_ROWS:
        page += "<p>" + tr("{count} more in the JSON file").format(count=len(rows) - MOST_ROWS) + "</p>"
    return page
