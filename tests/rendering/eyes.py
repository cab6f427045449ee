"""Colours as other eyes and other printers show them, and how far two of them stand apart.

Source of the matrices: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009),
full severity, for linear light. Source of the ratio: Web Content Accessibility Guidelines 2.2, relative luminance.
"""

_MACHADO = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_LIGHT = (0.2126, 0.7152, 0.0722)
EYES = ("usual", *_MACHADO, "grey")
"""The usual eye, three that miss a kind of cone, and paper without colour."""


def seen(colour, eye):
    """Return a colour (three numbers from 0 to 255) in linear light as ``eye`` sees it."""
    linear = tuple(_linear(part / 255) for part in colour)
    if eye == "grey":
        return (_luminance(linear),) * 3
    if eye == "usual":
        return linear
    return tuple(min(1.0, max(0.0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in _MACHADO[eye])


def contrast(one, other, eye="usual"):
    """Return the ratio of two colours as ``eye`` sees them: 1 is no difference, 21 black on white."""
    light, dark = sorted((_luminance(seen(one, eye)), _luminance(seen(other, eye))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def parts(colour):
    """Return ``#1f2933`` as three numbers."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def shown(linear):
    """Return linear light as three numbers from 0 to 255, for a picture."""
    return tuple(round(255 * (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)) for c in linear)


def _linear(part):
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _luminance(linear):
    return sum(weight * part for weight, part in zip(_LIGHT, linear, strict=True))
