"""Intervals of means and of ratios over futures, in plain Python: 95 %, by Student's t."""

import math
from typing import NamedTuple


class Estimate(NamedTuple):
    """A figure, its 95 % interval, and the number of futures behind it."""

    value: float
    low: float
    high: float
    n: int

    def plus(self, constant):
        return Estimate(self.value + constant, self.low + constant, self.high + constant, self.n)

    def times(self, factor):
        low, high = sorted((self.low * factor, self.high * factor))
        return Estimate(self.value * factor, low, high, self.n)

    def __str__(self):
        return f"{self.value:+.3g} [{self.low:+.3g}, {self.high:+.3g}]"


NOTHING = Estimate(math.nan, math.nan, math.nan, 0)


def central_share(t, freedom):
    """Share of Student's t distribution between -t and t (Abramowitz & Stegun 26.7.3, 26.7.4)."""
    angle = math.atan(t / math.sqrt(freedom))
    odd = freedom % 2
    total, term = 0.0, math.cos(angle) if odd else 1.0
    for k in range(2 + odd, freedom + 1, 2):
        total += term
        term *= (k - 1) / k * math.cos(angle) ** 2
    if odd:
        return 2 / math.pi * (angle + math.sin(angle) * total)
    return math.sin(angle) * total


def t_quantile(freedom, share=0.95):
    """What |t| stays below with this share, for a whole number of degrees of freedom."""
    low, high = 0.0, 1.0
    while central_share(high, freedom) < share:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if central_share(middle, freedom) < share else (low, middle)
    return (low + high) / 2


def mean(values):
    return math.fsum(values) / len(values)


def covariance(one, other):
    centre_one, centre_other = mean(one), mean(other)
    return math.fsum((a - centre_one) * (b - centre_other)
                     for a, b in zip(one, other)) / (len(one) - 1)


def mean_estimate(values):
    """Mean over the futures that have a number; how many those are is its n."""
    known = [float(value) for value in values if math.isfinite(value)]
    if len(known) < 2:
        return NOTHING._replace(n=len(known))
    reach = t_quantile(len(known) - 1) * math.sqrt(covariance(known, known) / len(known))
    centre = mean(known)
    return Estimate(centre, centre - reach, centre + reach, len(known))


def ratio_estimate(above, below):
    """Ratio of two means over the same futures, with Fieller's interval, which takes into account
    that above and below vary together; nothing where the mean below is not clearly above zero."""
    if len(above) != len(below):
        raise ValueError("a ratio is of pairs")
    n = len(above)
    if n < 2:
        return NOTHING._replace(n=n)
    y, x = mean(above), mean(below)
    weight = t_quantile(n - 1) ** 2 / n
    # What is not rejected solves a r^2 - 2 b r + c <= 0.
    a = x * x - weight * covariance(below, below)
    b = x * y - weight * covariance(above, below)
    c = y * y - weight * covariance(above, above)
    if not (x > 0 and a > 0):
        return NOTHING._replace(n=n)
    root = math.sqrt(max(b * b - a * c, 0.0))
    return Estimate(y / x, (b - root) / a, (b + root) / a, n)
