"""Reference values of the fits of lib/math/scaling by scipy: same points, same objective, same weights.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install scipy==1.17.1
    /tmp/venv/bin/python test/math/scaling/reference.py > test/math/scaling/reference.json

The objective is half the binomial deviance; a profile interval is where its double rises by 3.841458820694124.
"""

import json
import sys

import numpy as np
import scipy
from scipy.optimize import brentq, minimize

THRESHOLD = 3.841458820694124

# Fits whose next doubling is profiled too: it takes scipy minutes.
PROFILED = {
    ("Mistral-7B on MATH (Skywork-Math)", "power"),
    ("Mistral-7B on MATH (Skywork-Math)", "log-linear"),
    ("two seeds, bending", "saturating"),
    ("flat for small data", "shifted"),
}


# Laws that have no minimum inside their limits on these points.
OUTSIDE = {("two seeds, bending", "shifted"), ("weights", "shifted"), ("flat for small data", "saturating")}


def points(sizes, accuracies, items):
    return [{"size": n, "correct": round(a * items), "items": items} for n, a in zip(sizes, accuracies)]


DOUBLINGS = [7500 * 2**i for i in range(8)]
CASES = {
    "LLaMA2-7B on MATH (Skywork-Math)": points([60e3, 360e3, 1e6, 1.5e6, 2.1e6], [0.1516, 0.2936, 0.3776, 0.4052, 0.4556], 5000),
    "Mistral-7B on MATH (Skywork-Math)": points([60e3, 360e3, 1e6, 1.5e6, 2.1e6], [0.2784, 0.3968, 0.4456, 0.4586, 0.4910], 5000),
    # Here the shift falls to nothing and the shifted law to the plain one: only the others have a minimum inside.
    "two seeds, bending": points(DOUBLINGS * 2, [0.172, 0.298, 0.391, 0.463, 0.505, 0.541, 0.562, 0.583, 0.169, 0.305, 0.388, 0.459, 0.512, 0.537, 0.567, 0.579], 5000),
    "flat for small data": points(DOUBLINGS * 2, [0.128, 0.151, 0.203, 0.262, 0.338, 0.412, 0.483, 0.549, 0.133, 0.156, 0.196, 0.268, 0.331, 0.419, 0.479, 0.552], 5000),
    "weights": [
        {"size": n, "correct": a * w, "items": w}
        for n, a, w in zip(DOUBLINGS, [0.17, 0.30, 0.39, 0.46, 0.505, 0.54, 0.565, 0.58], [1, 1, 2, 2, 3, 3, 4, 4])
    ],
}


def saturating(t, n, n0):
    return t[0] - t[1] * (n / n0) ** -np.exp(t[2])


def power(t, n, n0):
    return 1 - t[0] * (n / n0) ** -np.exp(t[1])


def shifted(t, n, n0):
    return 1 - t[0] * ((n + np.exp(t[2])) / (n0 + np.exp(t[2]))) ** -np.exp(t[1])


def log_linear(t, n, n0):
    return t[0] + t[1] * np.log2(n / n0)


LAWS = {
    "saturating": (saturating, 6, lambda n0: [[c, c - 0.45, np.log(b)] for c in (0.6, 0.9) for b in (0.2, 0.7)], lambda t: [t[0], t[1], np.exp(t[2])]),
    "shifted": (shifted, 6, lambda n0: [[0.5, np.log(b), np.log(s * n0)] for b in (0.1, 0.4) for s in (0.01, 0.3)], lambda t: [t[0], np.exp(t[1]), np.exp(t[2])]),
    "power": (power, 4, lambda n0: [[e, np.log(b)] for e in (0.4, 0.6) for b in (0.05, 0.2, 0.6)], lambda t: [t[0], np.exp(t[1])]),
    "log-linear": (log_linear, 4, lambda n0: [[0.5, 0.04]], lambda t: list(t)),
}


def deviance(p, k, n):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    with np.errstate(divide="ignore", invalid="ignore"):
        hit = np.where(k > 0, k * np.log(k / (n * p)), 0)
        miss = np.where(k < n, (n - k) * np.log((n - k) / (n * (1 - p))), 0)
    return 2 * float(np.sum(hit + miss))


def least(objective, starts):
    best = None
    for start in starts:
        found = minimize(objective, start, method="Nelder-Mead", options={"xatol": 1e-11, "fatol": 1e-13, "maxiter": 40000, "maxfev": 40000})
        found = minimize(objective, found.x, method="Nelder-Mead", options={"xatol": 1e-11, "fatol": 1e-13, "maxiter": 40000, "maxfev": 40000})
        if best is None or found.fun < best.fun:
            best = found
    return best


# What is left to search once the gain of a doubling is held, and the parameters that follow.
HELD = {
    "saturating": (lambda x: x[[0, 2]], lambda f, g, n0: [f[0], g / (1 - 2 ** -np.exp(f[1])), f[1]]),
    "power": (lambda x: x[[1]], lambda f, g, n0: [g / (1 - 2 ** -np.exp(f[0])), f[0]]),
    "shifted": (lambda x: x[[1, 2]], lambda f, g, n0: [g / (1 - ((2 * n0 + np.exp(f[1])) / (n0 + np.exp(f[1]))) ** -np.exp(f[0])), f[0], f[1]]),
    "log-linear": (lambda x: x[[0]], lambda f, g, n0: [f[0], g]),
}


def interval(law, objective, best, centre, n0):
    """All gains whose profile is within the threshold."""
    free, full = HELD[law]

    def rise(value):
        found = least(lambda f: objective(full(f, value, n0)), [free(best.x)])
        return found.fun - best.fun - THRESHOLD

    def end(sign):
        inner, step = centre, 0.001 * sign
        while rise(centre + step) < 0:
            inner, step = centre + step, step * 1.6
        return brentq(rise, inner, centre + step, xtol=1e-7)

    return [end(-1), end(1)]


def main():
    out = {"scipy": scipy.__version__, "cases": []}
    for name, pts in CASES.items():
        n = np.array([p["size"] for p in pts], float)
        k = np.array([p["correct"] for p in pts], float)
        items = np.array([p["items"] for p in pts], float)
        n0 = n.max()
        fits = []
        for law, (curve, sizes, starts, natural) in LAWS.items():
            if len(set(n)) < sizes or (name, law) in OUTSIDE:
                continue
            objective = lambda t: deviance(curve(t, n, n0), k, items)
            best = least(objective, starts(n0))
            fit = {"law": law, "parameters": [float(x) for x in natural(best.x)], "deviance": float(best.fun), "next": float(curve(best.x, 2 * n0, n0))}
            if (name, law) in PROFILED:
                gain = lambda t: float(curve(t, 2 * n0, n0) - curve(t, n0, n0))
                fit["gain"] = {"value": gain(best.x), "interval": interval(law, objective, best, gain(best.x), n0)}
            fits.append(fit)
            print(name, law, fit, file=sys.stderr)
        out["cases"].append({"name": name, "points": pts, "fits": fits})
    json.dump(out, sys.stdout, indent=1)
    print()


main()
