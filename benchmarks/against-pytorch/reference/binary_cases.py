"""Operations of two and three tensors, element by element, with broadcasting."""

import torch

from .recorder import Family

BROADCASTS = [((), ()), ((3,), ()), ((2, 1, 3), (4, 1)), ((1,), (2, 2)), ((0, 3), (3,)), ((2, 0), (1, 1)), ((1, 2, 1, 3), (2, 2, 1, 1)), ((2, 2, 1), (2, 2, 2))]
OPERATIONS = {
    "add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "maximum": torch.maximum, "minimum": torch.minimum,
    "atan2": torch.atan2, "hypot": torch.hypot, "logaddexp": torch.logaddexp, "fmod": torch.fmod, "remainder": torch.remainder,
}


def cases():
    family = Family("binary")
    for number, (name, function) in enumerate(OPERATIONS.items()):
        for offset in (0, 3, 5):
            a, b = BROADCASTS[(number + offset) % len(BROADCASTS)]
            family.add(name, function, a=family.values(*a), b=family.values(*b, low=0.6, high=3))
    for a, b in BROADCASTS:
        family.add("pow", torch.pow, a=family.values(*a, low=0.1, high=4), b=family.values(*b))

    def vector(*numbers):
        return torch.tensor(numbers, dtype=torch.float64)

    infinity, nan = float("inf"), float("nan")
    family.add("pow", torch.pow, a=vector(-2, -1.5, -0.5), b=vector(2, 3, -1), fixed=("b",))
    family.add("pow", torch.pow, a=vector(0, 0, 0), b=vector(2, 1, 3))
    family.add("pow", torch.pow, a=vector(0, 2, 1), b=vector(0, 0, 0))
    family.add("maximum", torch.maximum, a=vector(1, 2, infinity), b=vector(1, 3, -infinity))
    family.add("minimum", torch.minimum, a=vector(1, 2, infinity), b=vector(1, 3, -infinity))
    family.add("maximum", torch.maximum, fixed=("a", "b"), a=vector(nan, 1), b=vector(1, nan))
    family.add("minimum", torch.minimum, fixed=("a", "b"), a=vector(nan, 1), b=vector(1, nan))
    family.add("add", torch.add, a=vector(infinity, infinity, nan), b=vector(1, -infinity, 1))
    family.add("sub", torch.sub, a=vector(infinity, infinity, nan), b=vector(1, infinity, 1))
    family.add("mul", torch.mul, a=vector(infinity, 2, nan), b=vector(0, -infinity, 1))
    family.add("div", torch.div, a=vector(1, -1, 0, infinity), b=vector(0, 0, 0, 2))
    family.add("atan2", torch.atan2, a=vector(1, -1, 1, -1, 0), b=vector(1, 1, -1, -1, -2))
    family.add("logaddexp", torch.logaddexp, a=vector(700, -700, 3), b=vector(700, -700, -900))
    family.add("hypot", torch.hypot, a=vector(3, 0, -5), b=vector(-4, 2, 12))
    family.add("fmod", torch.fmod, a=vector(-3.25, 3.25, 7.5), b=vector(2, -2, -1.75))
    family.add("remainder", torch.remainder, a=vector(-3.25, 3.25, 7.5), b=vector(2, -2, -1.75))

    family.add("add", lambda a, b: torch.add(a, b, alpha=0.5), {"alpha": 0.5}, a=family.values(2, 3), b=family.values(3))
    family.add("sub", lambda a, b: torch.sub(a, b, alpha=-2.0), {"alpha": -2.0}, a=family.values(2, 1), b=family.values(3))

    for condition, a, b in (((2, 3), (), (3,)), ((3,), (2, 1), (2, 3)), ((2, 1, 1), (3,), (1, 2, 1)), ((), (2,), (1,)), ((0, 2), (2,), (1,))):
        family.add("where", torch.where, condition=family.mask(*condition), a=family.values(*a), b=family.values(*b))
    family.add("where", torch.where, condition=torch.tensor([True, False]), a=vector(1, nan), b=vector(infinity, 2))
    for x, mask in (((2, 3), (3,)), ((2, 1, 2), (2, 1, 1)), ((), ()), ((0, 2), (2,))):
        family.add("masked_fill", lambda x, mask: x.masked_fill(mask, 0.75), {"value": 0.75}, x=family.values(*x), mask=family.mask(*mask))
    for start, end, weight in (((2, 3), (3,), ()), ((2, 1), (2, 3), (1, 3)), ((), (), ())):
        family.add("lerp", torch.lerp, start=family.values(*start), end=family.values(*end), weight=family.values(*weight, low=0, high=1))
    family.add("lerp", lambda start, end: torch.lerp(start, end, 0.3), {"weight": 0.3}, start=family.values(2, 1), end=family.values(3))
    for x, a, b in (((2, 3), (3,), ()), ((2, 1), (1, 3), (2, 3))):
        family.add("addcmul", lambda x, a, b: torch.addcmul(x, a, b, value=-1.5), {"value": -1.5},
                   x=family.values(*x), a=family.values(*a), b=family.values(*b))
        family.add("addcdiv", lambda x, a, b: torch.addcdiv(x, a, b, value=-1.5), {"value": -1.5},
                   x=family.values(*x), a=family.values(*a), b=family.values(*b, low=0.6, high=3))
    family.add("addcmul", torch.addcmul, x=family.values(2, 3), a=family.values(3), b=family.values(2, 1))

    for a, b in (((2, 3), (3,)), ((), (2,))):
        family.add("xlogy", torch.xlogy, a=family.values(*a), b=family.values(*b, low=0.1, high=4))
        family.add("logaddexp2", torch.logaddexp2, a=family.values(*a), b=family.values(*b))
        family.add("copysign", torch.copysign, a=family.values(*a), b=family.values(*b))
    family.add("xlogy", torch.xlogy, fixed=("a", "b"), a=vector(0, 0, nan, 1), b=vector(0, infinity, 1, 0))
    return family
