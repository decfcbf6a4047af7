"""Sums and other reductions, and running ones."""

import torch

from .recorder import Family

SHAPE = (2, 3, 2, 2)
DIMS = [(None, False), ([-1], True), ([1], False), ([-3, -1], False), ([0, 1, 2, 3], True), ([3, 0], False), ([0, 1, 2, 3], False)]


def cases():
    family = Family("reduction")

    def vector(*numbers):
        return torch.tensor(numbers, dtype=torch.float64)

    def reduction(name, over, several=True, always_dims=False, x=None, dims_and_keep=DIMS, **attributes):
        for dims, keep in dims_and_keep:
            if dims is None and always_dims or dims is not None and len(dims) > 1 and not several:
                continue
            data = family.values(*SHAPE) if x is None else x
            if dims is None:
                family.add(name, lambda v: over(v, None, False), attributes, x=data)
            else:
                family.add(name, lambda v: over(v, dims, keep), {**attributes, "dims": dims, "keepDim": keep}, x=data)

    def prod(x, dims, keep):
        return x.prod() if dims is None else x.prod(dims[0], keep)

    def amax(x, dims, keep):
        return x.amax() if dims is None else x.amax(dims, keep)

    def amin(x, dims, keep):
        return x.amin() if dims is None else x.amin(dims, keep)

    def var(unbiased):
        return lambda x, dims, keep: x.var(unbiased) if dims is None else x.var(dims, unbiased, keep)

    def std(unbiased):
        return lambda x, dims, keep: x.std(unbiased) if dims is None else x.std(dims, unbiased, keep)

    def norm(p):
        return lambda x, dims, keep: x.norm(p) if dims is None else x.norm(p, dims, keep)

    reduction("sum", lambda x, dims, keep: x.sum() if dims is None else x.sum(dims, keep))
    reduction("mean", lambda x, dims, keep: x.mean() if dims is None else x.mean(dims, keep))
    reduction("prod", prod, several=False)
    reduction("amax", amax)
    reduction("amin", amin)
    reduction("logsumexp", lambda x, dims, keep: x.logsumexp(dims, keep), always_dims=True)
    for unbiased in (True, False):
        few = DIMS[:1] + DIMS[1:5:2] if unbiased else DIMS[2:5:2]
        reduction("var", var(unbiased), dims_and_keep=few, unbiased=unbiased)
        reduction("std", std(unbiased), dims_and_keep=few, unbiased=unbiased)
    reduction("var", var(True), dims_and_keep=DIMS[1:2])
    reduction("std", std(True), dims_and_keep=DIMS[1:2])
    for p in (1.0, 2.0, 3.0, 2.5, 0.5, float("inf"), float("-inf")):
        few = DIMS[:4] if p == 2 else DIMS[:3]
        reduction("norm", norm(p), dims_and_keep=few, p=p if abs(p) < 9 else "Infinity" if p > 0 else "-Infinity")

    # One number, no dimension, no element, a dimension of one.
    for name, over in (("sum", torch.sum), ("mean", torch.mean), ("prod", torch.prod), ("amax", torch.amax), ("amin", torch.amin)):
        family.add(name, over, x=family.values())
    for name in ("sum", "prod", "mean"):
        family.add(name, getattr(torch, name), x=family.values(0, 2))
    family.add("sum", lambda x: x.sum((0, 1), True), {"dims": [0, 1], "keepDim": True}, x=family.values(0, 2))
    family.add("prod", lambda x: x.prod(0), {"dims": [0], "keepDim": False}, x=family.values(0, 2))
    family.add("amax", lambda x: x.amax(1), {"dims": [1], "keepDim": False}, x=family.values(0, 2))
    family.add("logsumexp", lambda x: x.logsumexp(0), {"dims": [0], "keepDim": False}, x=family.values())
    family.add("sum", lambda x: x.sum(0), {"dims": [0], "keepDim": False}, x=family.values())
    family.add("sum", lambda x: x.sum(-1), {"dims": [-1]}, x=family.values(2, 1, 3))
    family.add("mean", lambda x: x.mean(1), {"dims": [1]}, x=family.values(2, 1, 3))
    family.add("var", lambda x: x.var(1, False), {"dims": [1], "unbiased": False, "keepDim": False}, x=family.values(2, 1))
    long = family.values(700, low=-60, high=60)
    family.add("sum", torch.sum, {"note": "long"}, x=long[:300])
    family.add("logsumexp", lambda x: x.logsumexp(0), {"dims": [0], "keepDim": False, "note": "large"}, x=vector(700, 710, -5, 705.25))
    infinity = float("inf")
    family.add("logsumexp", lambda x: x.logsumexp(-1), {"dims": [-1], "keepDim": False},
               x=torch.tensor([[infinity, 1], [-infinity, 1]], dtype=torch.float64)[1:])
    family.add("logsumexp", lambda x: x.logsumexp(0), {"dims": [0], "keepDim": False}, fixed=("x",), x=vector(-infinity, -infinity))
    family.add("amax", lambda x: x.amax(0), {"dims": [0], "keepDim": False}, fixed=("x",), x=vector(1, float("nan"), 2))
    family.add("sum", torch.sum, x=vector(1, float("nan"), infinity))

    # Ties share the gradient of amax and amin; zeros in a product; rows of zeros in a norm.
    ties = torch.tensor([[1, 3, 3], [2, 2, 2]], dtype=torch.float64)
    for dims, keep in ((None, False), ([1], False), ([0, 1], True)):
        reduction("amax", amax, x=ties, dims_and_keep=[(dims, keep)])
        reduction("amin", amin, x=ties, dims_and_keep=[(dims, keep)])
    zeros = torch.tensor([[2, 0, 3], [0, 1.5, 0], [1, 2, 4]], dtype=torch.float64)
    reduction("prod", prod, several=False, x=zeros, dims_and_keep=[([1], False), ([0], True)])
    reduction("prod", prod, x=zeros[0], dims_and_keep=[(None, False)])
    reduction("prod", prod, x=zeros, dims_and_keep=[(None, False)])
    rows = torch.tensor([[0, 0, 0], [3, 0, -4]], dtype=torch.float64)
    for p in (1.0, 2.0, 3.0):
        reduction("norm", norm(p), x=rows, dims_and_keep=[([1], False), ([-1], True)], p=p)
    reduction("norm", norm(2.0), x=rows[0], dims_and_keep=[(None, False)], p=2.0)
    family.add("norm", lambda x: x.norm(), x=family.values(2, 3))

    for name, over in (("max_dim", torch.max), ("min_dim", torch.min)):
        for shape, dim, keep in (((2, 3, 2), 0, False), ((2, 3, 2), -2, True), ((4,), 0, False), ((2, 1), 1, True), ((0, 2), 1, False)):
            attributes = {"dim": dim, "keepDim": True} if keep else {"dim": dim}
            family.add(name, lambda x: tuple(over(x, dim, keep)), attributes, x=family.values(*shape))
    for name, over in (("argmax", torch.argmax), ("argmin", torch.argmin)):
        family.add(name, over, fixed=("x",), x=family.values(2, 3))
        family.add(name, lambda x: over(x, -2, True), {"dim": -2, "keepDim": True}, fixed=("x",), x=family.values(2, 3, 2))
        family.add(name, lambda x: over(x, 0), {"dim": 0}, fixed=("x",), x=family.values(3, 1))
    for shape, dim in (((2, 3, 2), 0), ((2, 3, 2), -1), ((5,), 0), ((3, 1, 2), 1), ((0, 2), 0), ((2, 0), 1), ((), 0)):
        family.add("cumsum", lambda x: x.cumsum(dim), {"dim": dim}, x=family.values(*shape))
        family.add("cumprod", lambda x: x.cumprod(dim), {"dim": dim}, x=family.values(*shape))
    family.add("cumprod", lambda x: x.cumprod(1), {"dim": 1}, x=zeros)
    family.add("cumprod", lambda x: x.cumprod(0), {"dim": 0}, x=zeros)
    family.add("cumprod", lambda x: x.cumprod(0), {"dim": 0, "note": "negative"}, x=vector(-2, -3, 0, -0.5, 0, 2))

    holes = torch.tensor([[1, float("nan"), -2], [0.5, 3, 4]], dtype=torch.float64)
    for name in ("nansum", "nanmean"):
        over = getattr(torch, name)
        family.add(name, over, x=holes)
        family.add(name, lambda x: over(x, dim=[-1], keepdim=True), {"dims": [-1], "keepDim": True}, x=holes)
        family.add(name, lambda x: over(x, dim=[0]), {"dims": [0]}, x=holes)
    family.add("median", torch.median, x=family.values(2, 3))
    family.add("median_dim", lambda x: tuple(torch.median(x, 1)), {"dim": 1}, x=family.values(2, 4))
    family.add("median_dim", lambda x: tuple(torch.median(x, -2, True)), {"dim": -2, "keepDim": True}, x=family.values(2, 3, 2))
    for shape, dim in (((4,), 0), ((2, 3), -1), ((3, 2), 0)):
        family.add("logcumsumexp", lambda x: torch.logcumsumexp(x, dim), {"dim": dim}, x=family.values(*shape))
        family.add("cummax", lambda x: tuple(torch.cummax(x, dim)), {"dim": dim}, x=family.values(*shape))
        family.add("cummin", lambda x: tuple(torch.cummin(x, dim)), {"dim": dim}, x=family.values(*shape))
    for unbiased in (True, False):
        attributes = {"dims": [0, 2], "unbiased": unbiased, "keepDim": True}
        family.add("var_mean", lambda x: torch.var_mean(x, [0, 2], unbiased, True), attributes, x=family.values(2, 2, 2))
        family.add("std_mean", lambda x: torch.std_mean(x, [0, 2], unbiased, True), attributes, x=family.values(2, 2, 2))
    return family
