"""Computes reference cases with PyTorch in float64 and writes them in the format of tests/Data/pytorch-reference."""

import json
import math
import warnings

import torch
from torch.autograd import forward_ad

GRID = 64
"""Data are multiples of 1/64, which float32 holds exactly: a float32 run starts from the numbers of the float64 run."""


class Family:
    """The cases of one file."""

    def __init__(self, name):
        self.name = name
        self.cases = []
        self.generator = torch.Generator().manual_seed(sum(map(ord, name)))

    def values(self, *shape, low=-2.5, high=2.5):
        """Different multiples of 1/64 between the bounds. None is a multiple of 1/2, where operations have kinks."""
        count = math.prod(shape)
        grid = GRID
        while True:
            ticks = torch.arange(math.floor(low * grid) + 1, math.ceil(high * grid))
            ticks = ticks[ticks % (grid // 2) != 0]
            if len(ticks) >= 2 * count:
                break
            grid *= 2
        chosen = ticks[torch.randperm(len(ticks), generator=self.generator)[:count]]
        return (chosen.double() / grid).reshape(shape)

    def indices(self, *shape, below):
        return torch.randint(0, below, shape, generator=self.generator)

    def mask(self, *shape):
        return torch.rand(shape, generator=self.generator) < 0.5

    def add(self, operation, function, attributes=None, fixed=(), jvp=True, **inputs):
        """One case: `function` of the inputs in their order. Floating-point inputs not named in `fixed` are differentiable."""
        names = [n for n, x in inputs.items() if x.is_floating_point() and n not in fixed]

        def of_active(*active):
            arguments = {**inputs, **dict(zip(names, active))}
            result = function(*arguments.values())
            return result[0] if isinstance(result, tuple) and len(result) == 1 else result

        active = [inputs[n].clone().requires_grad_() for n in names]
        result = of_active(*active)
        outputs = list(result) if isinstance(result, tuple) else [result]
        smooth = [o for o in outputs if o.is_floating_point()]
        cotangents = [self.values(*o.shape) for o in smooth]

        case = {
            "op": operation,
            "attributes": attributes or {},
            "inputs": [{"name": n, "differentiable": n in names, **tensor(x)} for n, x in inputs.items()],
        }
        if len(outputs) == 1:
            case["output"] = tensor(outputs[0])
            if smooth:
                case["cotangent"] = tensor(cotangents[0])
        else:
            case["outputs"] = [tensor(o) for o in outputs]
            case["cotangents"] = [tensor(c) for c in cotangents]

        if smooth and active:
            gradients = gradients_of(smooth, active, cotangents)
            case["gradients"] = {n: tensor(g) for n, g in zip(names, gradients)}
            if jvp and len(outputs) == 1:
                tangents = [self.values(*x.shape) for x in active]
                product = tangent_of(of_active, [x.detach() for x in active], tangents)
                if product is not None and (product.isfinite().all() or not all(g.isfinite().all() for g in gradients)):
                    agree(operation, gradients, tangents, cotangents[0], product)
                    case["tangents"] = {n: tensor(t) for n, t in zip(names, tangents)}
                    case["jvp"] = tensor(product)
        self.cases.append(case)

    def write(self, folder):
        lines = ",\n".join(json.dumps(c, allow_nan=False, separators=(",", ":")) for c in self.cases)
        source = json.dumps(f"PyTorch {torch.__version__}, float64")
        (folder / f"{self.name}.json").write_text(f'{{"source": {source}, "cases": [\n{lines}\n]}}\n')


def gradients_of(outputs, inputs, cotangents):
    outputs, cotangents = zip(*((o, c) for o, c in zip(outputs, cotangents) if o.requires_grad)) \
        if any(o.requires_grad for o in outputs) else ((), ())
    if not outputs:
        return [torch.zeros_like(x) for x in inputs]
    gradients = torch.autograd.grad(outputs, inputs, cotangents, allow_unused=True)
    return [torch.zeros_like(x) if g is None else g for x, g in zip(inputs, gradients)]


def tangent_of(function, inputs, tangents):
    """J t, by forward mode and by differentiating the VJP twice; None where PyTorch has neither, or they differ."""
    products = []
    try:
        with forward_ad.dual_level():
            duals = [forward_ad.make_dual(x, t) for x, t in zip(inputs, tangents)]
            primal, tangent = forward_ad.unpack_dual(function(*duals))
            products.append(torch.zeros_like(primal) if tangent is None else tangent.clone())
    except (RuntimeError, NotImplementedError):
        pass
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            products.append(torch.autograd.functional.jvp(function, tuple(inputs), tuple(tangents))[1])
    except (RuntimeError, NotImplementedError):
        pass
    if not products:
        return None
    if len(products) == 2 and not torch.allclose(*products, rtol=1e-11, atol=1e-13, equal_nan=True):
        return None
    return products[0]


def agree(operation, gradients, tangents, cotangent, product):
    """<J^T c, t> is <c, J t>: a wrong reference is worse than none."""
    left = sum((g * t).sum() for g, t in zip(gradients, tangents))
    right = (cotangent * product).sum()
    scale = sum((g * t).abs().sum() for g, t in zip(gradients, tangents)) + (cotangent * product).abs().sum()
    if math.isfinite(float(scale)) and abs(left - right) > 1e-10 * scale:
        raise AssertionError(f"{operation}: JVP and VJP of PyTorch differ")


def tensor(x):
    x = x.detach()
    kind = {torch.float64: "float64", torch.int64: "int64", torch.bool: "bool"}[x.dtype]
    return {"dtype": kind, "shape": list(x.shape), "data": [number(v) for v in x.reshape(-1).tolist()]}


def number(value):
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        # 13 digits are enough for 1e-9, and inputs have fewer anyway.
        value = float(f"{value:.13g}")
        if value == int(value) and abs(value) < 1e6:
            return int(value)
    return value
