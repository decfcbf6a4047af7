"""Products of matrices, factorizations, Einstein sums."""

import torch

from .recorder import Family

PRODUCTS = [((1, 3), (3, 1)), ((0, 3), (3, 2)), ((2, 0), (0, 3)), ((1,), (1,)), ((4,), (2, 4, 3)), ((2, 3, 4), (4,)), ((2, 1, 3), (1, 3, 2)),
            ((3, 2), (2, 3, 2, 2)), ((1, 2, 2, 3), (3, 1, 3, 1)), ((2, 1, 1, 2, 2), (3, 1, 2, 1)), ((0, 2, 3), (3, 2)), ((5, 7), (7, 4))]
EQUATIONS = [("ij,j->i", (2, 3), (3,)), ("ij,kj->ik", (2, 3), (4, 3)), ("i,j->ij", (2,), (3,)), ("ij,ij->ij", (2, 3), (2, 3)),
             ("bij,jk->bik", (2, 2, 3), (3, 2)), ("ij,jk", (2, 3), (3, 2)), ("ijk->kji", (2, 3, 2), None), ("ijk->j", (2, 3, 2), None),
             ("ii->", (3, 3), None), ("...ij->...ji", (2, 2, 3), None), ("...ij,...jk->...ik", (2, 2, 3), (2, 3, 2)),
             ("bhqk,bhkd->bhqd", (1, 2, 2, 3), (1, 2, 3, 2)), ("ij,jk->ki", (2, 3), (3, 2)), ("bi,bi->b", (2, 3), (2, 3)), ("ijj->ij", (2, 3, 3), None)]


def cases():
    family = Family("linalg")

    def well_conditioned(*shape):
        return family.values(*shape, low=-1, high=1) + 2.25 * torch.eye(shape[-1], dtype=torch.float64)

    for a, b in PRODUCTS:
        family.add("matmul", torch.matmul, a=family.values(*a), b=family.values(*b))
    for a, b in (((1,), (4,)), ((3,), (1,)), ((0,), (2,))):
        family.add("outer", torch.outer, a=family.values(*a), b=family.values(*b))
    for x, a, b in (((3,), (2, 2), (2, 3)), ((1, 3), (2, 4), (4, 3)), ((), (2, 2), (2, 2)), ((2, 1), (2, 3), (3, 3))):
        family.add("addmm", torch.addmm, x=family.values(*x), a=family.values(*a), b=family.values(*b))
    family.add("addmm", lambda x, a, b: torch.addmm(x, a, b, beta=0.5, alpha=-2.0), {"beta": 0.5, "alpha": -2.0},
               x=family.values(2, 3), a=family.values(2, 2), b=family.values(2, 3))
    family.add("mm", torch.mm, a=family.values(2, 3), b=family.values(3, 2))
    family.add("mv", torch.mv, a=family.values(2, 3), b=family.values(3))
    family.add("dot", torch.dot, a=family.values(3), b=family.values(3))
    family.add("bmm", torch.bmm, a=family.values(2, 1, 3), b=family.values(2, 3, 2))

    for shape in ((1, 1), (2, 3), (3, 2)):
        family.add("trace", torch.trace, x=family.values(*shape))
    for shape, attributes in (((3, 4), {"offset": 1}), ((3, 4), {"offset": -2}), ((2, 3, 3), {"offset": 0, "dim1": 1, "dim2": 2}), ((2, 2, 3), {"dim1": 0, "dim2": -1}), ((4, 2), {})):
        family.add("diagonal", lambda x: torch.diagonal(x, **attributes), attributes, x=family.values(*shape))
    for name in ("tril", "triu"):
        function = getattr(torch, name)
        for shape, diagonal in (((2, 3, 3), 0), ((2, 4), 2), ((4, 2), -2), ((2, 2), 5), ((2, 2), -5), ((0, 2), 0)):
            family.add(name, lambda x: function(x, diagonal), {"diagonal": diagonal}, x=family.values(*shape))
        family.add(name, function, x=family.values(2, 2, 2))

    for shape in ((1, 1), (2, 2), (2, 3, 3), (4, 4)):
        family.add("inverse", torch.inverse, x=well_conditioned(*shape))
        family.add("det", torch.det, x=well_conditioned(*shape))
        family.add("logdet", torch.logdet, x=well_conditioned(*shape))
        family.add("cholesky", lambda x: torch.linalg.cholesky((x + x.transpose(-2, -1)) / 2), {"note": "of (x + x^T)/2"}, x=well_conditioned(*shape))
    swapped = torch.tensor([[0, 2], [3, 1]], dtype=torch.float64)
    family.add("det", torch.det, {"note": "rows exchanged"}, x=swapped)
    family.add("inverse", torch.inverse, {"note": "rows exchanged"}, x=swapped)
    family.add("solve", torch.linalg.solve, {"note": "rows exchanged"}, a=swapped, b=family.values(2, 1))
    for a, b in (((2, 2), (2,)), ((2, 2), (2, 1)), ((2, 3, 3), (2, 3, 2)), ((4, 4), (4, 5))):
        family.add("solve", torch.linalg.solve, a=well_conditioned(*a), b=family.values(*b))

    for equation, first, second in EQUATIONS:
        operands = {"x0": family.values(*first)}
        if second is not None:
            operands["x1"] = family.values(*second)
        family.add("einsum", lambda *x: torch.einsum(equation, *x), {"equation": equation}, **operands)
    family.add("einsum", lambda *x: torch.einsum("ij,jk,kl->il", *x), {"equation": "ij,jk,kl->il"},
               x0=family.values(2, 3), x1=family.values(3, 2), x2=family.values(2, 2))
    family.add("einsum", lambda *x: torch.einsum("bn,anm,bm->ba", *x), {"equation": "bn,anm,bm->ba"},
               x0=family.values(2, 2), x1=family.values(3, 2, 2), x2=family.values(2, 2))

    family.add("addmv", lambda x, a, b: torch.addmv(x, a, b, beta=0.5, alpha=-2.0), {"beta": 0.5, "alpha": -2.0},
               x=family.values(2), a=family.values(2, 3), b=family.values(3))
    family.add("baddbmm", torch.baddbmm, x=family.values(2, 1, 2), a=family.values(2, 3, 2), b=family.values(2, 2, 2))
    for a, b in (((2, 2), (1, 3)), ((2,), (3,))):
        family.add("kron", torch.kron, a=family.values(*a), b=family.values(*b))
    family.add("cross", lambda a, b: torch.cross(a, b, dim=-1), a=family.values(2, 3), b=family.values(2, 3))
    family.add("cross", lambda a, b: torch.cross(a, b, dim=0), {"dim": 0}, a=family.values(3, 2), b=family.values(3, 2))
    for p in (1.0, 2.0, 3.0):
        family.add("cdist", lambda a, b: torch.cdist(a, b, p), {"p": p}, a=family.values(3, 2), b=family.values(2, 2))
    family.add("tensordot", lambda a, b: torch.tensordot(a, b, 1), {"dims": 1}, a=family.values(2, 3), b=family.values(3, 2))
    family.add("tensordot", torch.tensordot, a=family.values(2, 2, 3), b=family.values(2, 3, 2))
    for exponent in (0, 1, 2, 3, -2):
        family.add("matrix_power", lambda x: torch.matrix_power(x, exponent), {"exponent": exponent}, x=well_conditioned(2, 2))
    for shape in ((3, 2), (2, 3), (2, 2)):
        family.add("pinv", torch.linalg.pinv, x=family.values(*shape))
    family.add("svdvals", torch.linalg.svdvals, x=family.values(3, 2))
    family.add("eigvalsh", lambda x: torch.linalg.eigvalsh((x + x.transpose(-2, -1)) / 2), {"note": "of (x + x^T)/2"}, x=family.values(3, 3))
    for shape in ((3, 3), (2, 2, 2)):
        family.add("slogdet", lambda x: tuple(torch.linalg.slogdet(x)), x=well_conditioned(*shape))
    for upper, left, unit in ((True, True, False), (False, True, True), (True, False, False), (False, False, True)):
        attributes = {"upper": upper, "left": left, "unitriangular": unit}
        b = family.values(2, 3) if left else family.values(3, 2)
        family.add("solve_triangular", lambda a, b: torch.linalg.solve_triangular(a, b, upper=upper, left=left, unitriangular=unit),
                   attributes, a=well_conditioned(2, 2), b=b)
    family.add("cholesky_solve", lambda b, a: torch.cholesky_solve(b, a.tril()), {"note": "with the lower triangle"}, b=family.values(2, 1), a=well_conditioned(2, 2))
    return family
