"""Operations of one tensor, element by element."""

import torch
import torch.nn.functional as F

from .recorder import Family

SHAPES = [(), (1,), (0, 2), (2, 1, 3), (1, 2, 1, 2), (5,)]
INFINITY = float("inf")

# name: function, bounds of its inputs
SMOOTH = {
    "neg": (torch.neg, -2.5, 2.5), "abs": (torch.abs, -2.5, 2.5), "exp": (torch.exp, -20, 20),
    "expm1": (torch.expm1, -0.2, 0.2), "exp2": (torch.exp2, -20, 20), "log": (torch.log, 0, 30),
    "log2": (torch.log2, 0, 30), "log10": (torch.log10, 0, 30), "log1p": (torch.log1p, -0.9, 0.9),
    "sqrt": (torch.sqrt, 0, 30), "rsqrt": (torch.rsqrt, 0, 30), "square": (torch.square, -9, 9),
    "reciprocal": (torch.reciprocal, -9, 9), "sin": (torch.sin, -20, 20), "cos": (torch.cos, -20, 20),
    "tan": (torch.tan, -1.3, 1.3), "asin": (torch.asin, -0.95, 0.95), "acos": (torch.acos, -0.95, 0.95),
    "atan": (torch.atan, -20, 20), "sinh": (torch.sinh, -5, 5), "cosh": (torch.cosh, -5, 5),
    "tanh": (torch.tanh, -4, 4), "asinh": (torch.asinh, -20, 20), "acosh": (torch.acosh, 1.1, 20),
    "atanh": (torch.atanh, -0.95, 0.95), "sigmoid": (torch.sigmoid, -9, 9), "relu": (F.relu, -2.5, 2.5),
    "relu6": (F.relu6, -3, 9), "elu": (F.elu, -4, 4), "selu": (F.selu, -4, 4), "celu": (F.celu, -4, 4),
    "gelu": (F.gelu, -3, 3), "silu": (F.silu, -9, 9), "mish": (F.mish, -9, 9), "softplus": (F.softplus, -15, 25),
    "softsign": (F.softsign, -9, 9), "logsigmoid": (F.logsigmoid, -9, 9), "hardtanh": (F.hardtanh, -2.5, 2.5),
    "hardsigmoid": (F.hardsigmoid, -5, 5), "hardswish": (F.hardswish, -5, 5), "erf": (torch.erf, -3, 3),
    "erfc": (torch.erfc, -3, 3), "lgamma": (torch.lgamma, 0.1, 9), "digamma": (torch.digamma, 0.1, 9),
    "sign": (torch.sign, -2.5, 2.5), "floor": (torch.floor, -9, 9), "ceil": (torch.ceil, -9, 9),
    "round": (torch.round, -9, 9), "trunc": (torch.trunc, -9, 9), "frac": (torch.frac, -9, 9),
    "erfinv": (torch.erfinv, -0.9, 0.9), "tanhshrink": (F.tanhshrink, -4, 4), "logit": (torch.logit, 0.05, 0.95),
    "sinc": (torch.sinc, -3, 3), "deg2rad": (torch.deg2rad, -200, 200), "rad2deg": (torch.rad2deg, -9, 9),
}

NOT_FINITE = [float("nan"), INFINITY, -INFINITY]

# Values at numbers that are not finite, at the ends of a domain and beyond them. What a derivative is where the value is NaN, nobody needs to agree on.
VALUES = {
    "neg": [0], "abs": [0], "exp": [0], "expm1": [0], "log": [0, -1], "log2": [0, -1], "log10": [0, -1], "log1p": [0, -1, -2], "sqrt": [0, -1],
    "rsqrt": [0, -1], "square": [0], "reciprocal": [0], "sin": [0], "cos": [0], "tan": [0], "atan": [0], "sinh": [0], "cosh": [0],
    "tanh": [0, 40, -40], "asinh": [0], "sigmoid": [0, 40, -40], "relu": [0], "erf": [0, 9], "erfc": [0, 9], "floor": [2], "ceil": [2],
    "round": [0.5, 1.5, 2.5, -0.5], "asin": [0, 1, -1, 2], "acos": [0, 1, -1, 2], "acosh": [1, 0.5], "atanh": [0, 1, -1, 2],
    "softplus": [0], "hardtanh": [0], "relu6": [0], "trunc": [0.5, -0.5], "lgamma": [1, 2],
}
# Values and derivatives at kinks, at the ends of a domain, and in the limit.
DERIVATIVES = {
    "neg": [INFINITY, 0], "abs": [INFINITY, -INFINITY, 0], "exp": [INFINITY, -INFINITY, 0], "expm1": [INFINITY, -INFINITY, 0],
    "log": [INFINITY, 0], "log1p": [INFINITY, 0, -1], "sqrt": [INFINITY, 0], "rsqrt": [INFINITY, 0], "square": [INFINITY, -INFINITY, 0],
    "reciprocal": [INFINITY, -INFINITY, 0], "sin": [0], "cos": [0], "atan": [INFINITY, -INFINITY, 0], "tanh": [INFINITY, -INFINITY, 0, 40, -40],
    "sigmoid": [INFINITY, -INFINITY, 0, 40, -40], "relu": [INFINITY, -INFINITY, 0], "leaky_relu": [INFINITY, -INFINITY, 0],
    "erf": [INFINITY, -INFINITY, 0, 9], "erfc": [INFINITY, -INFINITY, 0, 9], "sign": [INFINITY, -INFINITY, 0], "floor": [2], "ceil": [2],
    "round": [0.5, 1.5, 2.5, -0.5], "asin": [0, 1, -1], "acos": [0, 1, -1], "acosh": [INFINITY, 1], "atanh": [0, 1, -1],
    "softplus": [0, 20, 21, 40, -40], "relu6": [0, 6], "elu": [0], "selu": [0], "celu": [0], "hardtanh": [-1, 1], "hardsigmoid": [-3, 3],
    "softsign": [0], "logsigmoid": [0, 40, -40], "gelu": [0], "silu": [0], "mish": [0, 25], "lgamma": [1, 2],
}


def cases():
    family = Family("unary")
    for number, (name, (function, low, high)) in enumerate(SMOOTH.items()):
        for shape in (SHAPES[number % 6], SHAPES[(number + 3) % 6]):
            family.add(name, function, x=family.values(*shape, low=low, high=high))
    for name, points in VALUES.items():
        family.add(name, SMOOTH[name][0], fixed=("x",), x=torch.tensor(NOT_FINITE + points, dtype=torch.float64))
    for name, points in DERIVATIVES.items():
        function = SMOOTH[name][0] if name in SMOOTH else F.leaky_relu
        family.add(name, function, x=torch.tensor(points, dtype=torch.float64))

    def attribute(operation, function, low=-2.5, high=2.5, shape=(2, 1, 3), **attributes):
        family.add(operation, function, attributes, x=family.values(*shape, low=low, high=high))

    attribute("elu", lambda x: F.elu(x, 0.5), alpha=0.5)
    attribute("celu", lambda x: F.celu(x, 0.5), alpha=0.5)
    attribute("leaky_relu", F.leaky_relu)
    attribute("leaky_relu", lambda x: F.leaky_relu(x, 0.3), shape=(), negativeSlope=0.3)
    attribute("gelu", F.gelu, approximate="none")
    attribute("gelu", lambda x: F.gelu(x, approximate="tanh"), shape=(0, 2), approximate="tanh")
    attribute("softplus", lambda x: F.softplus(x, 2.0, 3.0), beta=2.0, threshold=3.0)
    attribute("hardtanh", lambda x: F.hardtanh(x, -0.5, 2.0), min=-0.5, max=2.0)
    attribute("clamp", lambda x: torch.clamp(x, min=-0.75), shape=(), min=-0.75)
    attribute("clamp", lambda x: torch.clamp(x, -0.75, 1.25), shape=(0, 3), min=-0.75, max=1.25)
    family.add("clamp", lambda x: torch.clamp(x, -1, 1), {"min": -1.0, "max": 1.0},
               x=torch.tensor([-1, 1, -2, 0.5, INFINITY, -INFINITY], dtype=torch.float64))
    attribute("clamp", lambda x: torch.clamp(x, 1, -1), min=1.0, max=-1.0)
    attribute("softshrink", lambda x: F.softshrink(x, 0.6), lambd=0.6)
    attribute("hardshrink", lambda x: F.hardshrink(x, 0.6), lambd=0.6)
    attribute("threshold", lambda x: F.threshold(x, 0.3, -4.0), threshold=0.3, value=-4.0)

    for exponent in (0.0, 1.0, 2.0, 3.0, 4.0, -1.0, -2.0):
        attribute("pow_scalar", lambda x: x.pow(exponent), exponent=exponent)
    for exponent in (0.5, -0.5, 1.5, 2.7):
        attribute("pow_scalar", lambda x: x.pow(exponent), low=0, high=4, shape=(1, 3), exponent=exponent)
    zeros = torch.tensor([0.0, 0.0, 1.0], dtype=torch.float64)
    for exponent in (0.0, 1.0, 2.0, 3.0, 1.5, 0.5, -1.0):
        family.add("pow_scalar", lambda x: x.pow(exponent), {"exponent": exponent}, x=zeros)

    specials = torch.tensor([float("nan"), INFINITY, -INFINITY, 0.5], dtype=torch.float64)
    family.add("nan_to_num", lambda x: torch.nan_to_num(x, 0.25, 7.0, -9.0), {"nan": 0.25, "posinf": 7.0, "neginf": -9.0}, x=specials)
    attribute("nan_to_num", torch.nan_to_num)
    return family
