"""TeX as Anki's fields hold it → text a person can read; what is not known is left as written."""

from __future__ import annotations

import re

_DELIMITERS = re.compile(r"\\[()\[\]]|\[/?latex\]|\[/?\${1,2}\]|</?anki-mathjax[^<>]{0,99}>")
_HAS_TEX = re.compile(r"\\[()\[\]]|\[latex\]|\[\${1,2}\]|<anki-mathjax")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]{0,99})\}\s*\{([^{}]{0,99})\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]{0,99})\}")
_WORDS = re.compile(
    r"\\(?:text|mathrm|mathbf|mathit|operatorname|ce|vec|overline)\s*\{([^{}]{0,299})\}"
)
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]{0,39})\}|([^\s{}\\]))")
_COMMAND = re.compile(r"\\([A-Za-z]{1,20})[ ]?")
_SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "varepsilon": "ε", "epsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "cdot": "·", "times": "×", "div": ":",
    "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠",
    "approx": "≈", "infty": "∞", "rightarrow": "→", "to": "→", "Rightarrow": "⇒", "sum": "∑",
    "int": "∫", "in": "∈", "cup": "∪", "cap": "∩", "circ": "°", "degree": "°", "ldots": "…",
    "dots": "…", "left": "", "right": "", "quad": " ", "sin": "sin ", "cos": "cos ",
    "tan": "tan ", "ln": "ln ", "log": "log ", "lim": "lim ",
}  # fmt: skip
_UP = str.maketrans("0123456789+-−=()nixy", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣʸ")
_DOWN = str.maketrans("0123456789+-−=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")


def raised(text: str) -> str:
    """`text` as a superscript: «2» → «²»; where Unicode has no such letters, «^м» or «^(а б)»."""
    return _scripted(text, _UP, "^")


def lowered(text: str) -> str:
    """`text` as a subscript: «2» → «₂»; where Unicode has no such letters, «_нач»."""
    return _scripted(text, _DOWN, "_")


def _scripted(text: str, table: dict[int, int], sign: str) -> str:
    if not text.strip():
        return text
    if all(ord(letter) in table for letter in text):
        return text.translate(table)
    return f"{sign}{text}" if text.isalnum() else f"{sign}({text})"


def readable(text: str) -> str:
    """Plain text with its formulas made readable: marks of their ends gone, signs in Unicode.

    Only text that holds a formula's mark (`\\(`, `\\[`, `[latex]`, `[$]`) is touched: «^» and «_»
    elsewhere are the author's. Each pattern is bounded, so the time is linear in the text.
    """
    if not _HAS_TEX.search(text):
        return text
    text = _DELIMITERS.sub("", text)
    for _ in range(3):  # a fraction in a fraction in a fraction
        text = _WORDS.sub(r"\1", text)
        text = _FRACTION.sub(lambda match: f"{_part(match[1])}/{_part(match[2])}", text)
        text = _ROOT.sub(lambda match: f"√{_part(match[1])}", text)
        text = _SCRIPT.sub(_script, text)
    text = _COMMAND.sub(lambda match: _SIGNS.get(match[1], match[1] + " "), text)
    return text.replace("\\,", " ").replace("\\;", " ").replace("\\%", "%")


def _part(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"\w*", text) else f"({text})"


def _script(match: re.Match[str]) -> str:
    sign, inner = match[1], match[2] if match[2] is not None else match[3]
    return raised(inner) if sign == "^" else lowered(inner)
