"""The texts that the bad files are made of: real events in words of our own, and what is hostile in them."""

import json

EVENT = "Kementerian Pertahanan Armenia menyatakan pasukan Azerbaijan menembaki Stepanakert pada 1 Oktober 2020. "
YESTERDAY = "Kementerian Pertahanan Armenia menyatakan pasukan Azerbaijan menembaki Stepanakert kemarin."
NO_DATE_NO_PLACE = (
    "Cuci beras sampai bersih, lalu rendam sebentar. Tumis bawang dengan api kecil hingga harum. "
    "Masukkan santan sedikit demi sedikit dan aduk terus supaya tidak pecah."
)
FINNISH = (
    "Puolustusministeriön mukaan kaupunkia tulitettiin koko yön, mutta uhreista ei ole vielä tietoa. "
    "Asukkaat viettivät yönsä kellareissa, eikä sähköä ollut aamulla missään."
)
CHINESE = "国防部说，昨天夜里这座城市遭到炮击，目前还不清楚伤亡情况。居民们在地下室里过了一夜，早上全城停电。"

# Each tries to end the place it is put in (HTML, an attribute, a script, a template, Markdown, a spreadsheet's cell).
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "closing_script": "</script><script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "template_literal": "${alert(1)}",
    "backticks": "`${alert(1)}`",
    "backslash": "\\`\\${alert(1)}\\u003cscript\\u003ealert(1)\\n",
    "braces": "{{7*7}}{%raw%}",
    "comment": "<!--<script>*/--></style></textarea></title>",
    "entities": "&lt;script&gt;alert(1)&#60;/script&#62;",
    "quotes": "\"'“”‘’«»",
    "markdown": "[baca](javascript:alert(1)) ![](https://tracker.invalid/x.png) $x^2$ :red[x] **",
    "formula": '=HYPERLINK("https://tracker.invalid","x")',
    "formula_at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "line_separators": "alert(1)\u2028alert(1)\u2029",
    "catalogue": "%(count)s %s {0} {n}",
}


def event(day: int, place: str = "Stepanakert") -> str:
    """One plain event, on a day of October 2020."""
    return f"Kementerian Pertahanan Armenia menyatakan pasukan Azerbaijan menembaki {place} pada {day} Oktober 2020."


def article(text: str, **front: str) -> str:
    """An article with front matter; the values are YAML as they stand."""
    lines = [f"{key}: {value}" for key, value in ({"language": "id", "source": "uji"} | front).items()]
    return "\n".join(["---", *lines, "---", text, ""])


def hostile(payload: str, day: int, place: str) -> str:
    """An article that carries a payload in title, source and link, beside each name and at a sentence's ends.

    The second sentence can be read whole, whatever the payload does to the first.
    """
    value = json.dumps(payload)
    text = (
        f"{payload} Kementerian Pertahanan Armenia {payload} menyatakan pasukan Azerbaijan menembaki "
        f"kota {place} {payload} pada {day} November 2020 {payload}.\n"
        f"Pasukan Azerbaijan menembaki kota {place} pada {day} November 2020, kata {payload} pejabat Armenia {payload}."
    )
    url = json.dumps(f"https://uji.invalid/{payload}")
    return article(text, title=value, source=value, url=url)
