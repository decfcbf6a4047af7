"""Views, joins, slices and indexing."""

import torch
import torch.nn.functional as F

from .recorder import Family


def cases():
    family = Family("shape")

    def add(operation, function, dimensions, /, **attributes):
        family.add(operation, function, attributes, x=family.values(*dimensions))

    for shape, to in (((2, 3), [6]), ((2, 3), [3, 1, -1]), ((), [1, 1]), ((1, 1), []), ((0, 3), [3, 0]), ((0, 3), [0, 5]), ((2, 2, 3), [-1])):
        add("reshape", lambda x: x.reshape(to), shape, shape=to)
    add("flatten", torch.flatten, (2, 1, 3))
    add("flatten", torch.flatten, ())
    add("flatten", lambda x: x.flatten(0, 1), (2, 1, 3), startDim=0, endDim=1)
    add("flatten", lambda x: x.flatten(-2, -1), (2, 2, 1, 2), startDim=-2, endDim=-1)
    for shape, dims in (((2, 3), [1, 0]), ((2, 1, 3), [-1, 0, -2]), ((2, 2, 1, 3), [3, 1, 0, 2]), ((), []), ((0, 2, 1), [2, 0, 1])):
        add("permute", lambda x: x.permute(dims), shape, dims=dims)
    for shape, first, second in (((2, 3, 1), -1, 0), ((2, 3), 1, 1), ((2, 1, 2, 2), 1, -1), ((0, 2), 0, 1)):
        add("transpose", lambda x: x.transpose(first, second), shape, dim0=first, dim1=second)
    add("t", torch.t, (3,))
    add("t", torch.t, ())
    add("t", torch.t, (1, 3))
    add("squeeze", torch.squeeze, (1, 2, 1, 3))
    add("squeeze", lambda x: x.squeeze(0), (2, 3), dim=0)
    add("squeeze", lambda x: x.squeeze(-1), (2, 1), dim=-1)
    for shape, dim in (((2, 3), 0), ((2, 3), 2), ((2, 3), -3), ((), 0), ((0, 2), 1)):
        add("unsqueeze", lambda x: x.unsqueeze(dim), shape, dim=dim)
    for shape, to in (((), [2, 2]), ((2, 1), [3, -1, 2]), ((1,), [0]), ((1, 3, 1), [2, 3, 2]), ((2, 3), [-1, -1])):
        add("expand", lambda x: x.expand(to), shape, shape=to)
    for shape, repeats in (((3,), [2]), ((2,), [3, 2]), ((2, 1), [1, 2]), ((), [2, 2]), ((2, 1, 2), [1, 3, 2]), ((2,), [0, 2])):
        add("repeat", lambda x: x.repeat(repeats), shape, repeats=repeats)

    def join(operation, function, shapes, attributes):
        family.add(operation, function, attributes, **{n: family.values(*s) for n, s in zip("abcd", shapes)})

    join("cat", lambda *x: torch.cat(x), [(2,), (3,)], {})
    join("cat", lambda *x: torch.cat(x, -1), [(2, 1, 2), (2, 1, 1)], {"dim": -1})
    join("cat", lambda *x: torch.cat(x, 0), [(0, 2), (2, 2), (1, 2)], {"dim": 0})
    join("cat", lambda *x: torch.cat(x, 1), [(2, 3)], {"dim": 1})
    join("cat", lambda *x: torch.cat(x, -2), [(1, 1, 2), (1, 2, 2), (1, 1, 2), (1, 3, 2)], {"dim": -2})
    join("stack", lambda *x: torch.stack(x), [(), (), ()], {})
    join("stack", lambda *x: torch.stack(x, -1), [(2, 2), (2, 2)], {"dim": -1})
    join("stack", lambda *x: torch.stack(x, 1), [(3,), (3,), (3,)], {"dim": 1})
    join("stack", lambda *x: torch.stack(x, -2), [(2, 0), (2, 0)], {"dim": -2})

    add("split", lambda x: torch.split(x, 2), (5,), size=2)
    add("split", lambda x: torch.split(x, 2, -2), (1, 4, 2), size=2, dim=-2)
    add("split", lambda x: torch.split(x, [1, 3, 0], 1), (2, 4), sizes=[1, 3, 0], dim=1)
    add("split", lambda x: torch.split(x, 9, 0), (2, 2), size=9, dim=0)
    add("chunk", lambda x: torch.chunk(x, 3), (7,), chunks=3)
    add("chunk", lambda x: torch.chunk(x, 4, -1), (2, 6), chunks=4, dim=-1)
    add("chunk", lambda x: torch.chunk(x, 3, 0), (2, 2), chunks=3, dim=0)
    add("unbind", torch.unbind, (3,))
    add("unbind", lambda x: torch.unbind(x, -1), (2, 1, 2), dim=-1)
    for shape, dim, start, length in (((4,), 0, 2, 2), ((2, 3, 2), -2, 0, 1), ((3, 2), 0, 3, 0), ((3, 2), 0, -2, 2)):
        add("narrow", lambda x: x.narrow(dim, start, length), shape, dim=dim, start=start, length=length)

    def along(dim, index):
        return (slice(None),) * dim + (index,)

    for shape, dim, start, end, step in (((6,), 0, 1, 6, 2), ((2, 7), 1, 0, 7, 3), ((4, 2), 0, -3, -1, 1), ((3, 2), 0, 1, 99, 1), ((3, 2), 0, 2, 1, 1)):
        add("slice", lambda x: x[along(dim, slice(start, end, step))], shape, dim=dim, start=start, end=end, step=step)
    add("slice", lambda x: x[:, 1:], (2, 3), dim=1, start=1)
    add("slice", lambda x: x[:2], (3, 2), dim=0, end=2)
    for shape, dim, index in (((3,), 0, -1), ((2, 3, 2), -2, 2), ((2, 1, 3), 1, 0)):
        add("select", lambda x: x.select(dim, index), shape, dim=dim, index=index)

    def integers(*numbers):
        return torch.tensor(numbers, dtype=torch.int64)

    for shape, dim, index in (((4,), 0, integers(3, 3, 0)), ((2, 3, 2), -2, integers(2, 0, 2, 2)), ((3, 2), 0, integers()), ((2, 3), -1, integers(1))):
        family.add("index_select", lambda x, i: x.index_select(dim, i), {"dim": dim}, x=family.values(*shape), index=index)
    for shape, dim, index in (((4,), 0, (6,)), ((3, 4), 0, (2, 4)), ((2, 3, 2), -1, (2, 2, 3)), ((2, 3, 2), 1, (1, 4, 2)), ((3, 2), 1, (0, 2)), ((3, 2), 0, (5, 1))):
        family.add("gather", lambda x, i: x.gather(dim, i), {"dim": dim}, x=family.values(*shape), index=family.indices(*index, below=shape[dim]))
        family.add("scatter_add", lambda x, i, s: x.scatter_add(dim, i, s), {"dim": dim}, x=family.values(*shape),
                   index=family.indices(*index, below=shape[dim]), src=family.values(*index))
    for shape, dims in (((3,), [0]), ((2, 1, 3), [-1]), ((2, 2, 2), [0, 2]), ((2, 3), []), ((0, 2), [0])):
        add("flip", lambda x: x.flip(dims), shape, dims=dims)
    for shape, shifts, dims in (((4,), [-1], [0]), ((2, 3, 2), [1, 2], [0, 1]), ((2, 3), [7], [-1]), ((2, 3), [4, -1], [0, 0]), ((0, 2), [1], [0])):
        add("roll", lambda x: x.roll(shifts, dims), shape, shifts=shifts, dims=dims)
    add("roll", lambda x: x.roll(2), (2, 3), shifts=[2])
    for shape, pad, value in (((3,), [2, 0], 0.0), ((2, 2), [1, 1], -1.5), ((2, 1, 3), [0, 1, 1, 0, 2, 0], 0.25), ((3, 4), [-1, 2, 0, -1], 1.0), ((0, 2), [1, 0, 1, 1], 2.0)):
        add("pad", lambda x: F.pad(x, pad, value=value), shape, pad=pad, value=value)
    add("pad", lambda x: F.pad(x, [1, 2]), (2, 3), pad=[1, 2])
    add("pad", lambda x: F.pad(x, [2, 1, 0, 2], mode="reflect"), (1, 3, 4), pad=[2, 1, 0, 2], mode="reflect")
    add("pad", lambda x: F.pad(x, [2, 1], mode="replicate"), (1, 2, 3), pad=[2, 1], mode="replicate")
    add("pad", lambda x: F.pad(x, [1, 3], mode="circular"), (1, 2, 3), pad=[1, 3], mode="circular")

    add("sort", lambda x: tuple(torch.sort(x)), (2, 4))
    add("sort", lambda x: tuple(torch.sort(x, 0, True)), (4, 2), dim=0, descending=True)
    add("sort", lambda x: tuple(torch.sort(x, -2)), (2, 3, 2), dim=-2, descending=False)
    add("sort", lambda x: tuple(torch.sort(x, 0)), (0, 2), dim=0, descending=False)
    ties = torch.tensor([2, 1, 2, 1, 1, 3], dtype=torch.float64)
    for descending in (False, True):
        family.add("sort", lambda x: tuple(torch.sort(x, dim=0, descending=descending, stable=True)),
                   {"dim": 0, "descending": descending, "stable": True}, x=ties)
    add("topk", lambda x: tuple(x.topk(3)), (5,), k=3)
    add("topk", lambda x: tuple(x.topk(2, 0)), (4, 2), k=2, dim=0)
    add("topk", lambda x: tuple(x.topk(2, -2, largest=False)), (2, 4, 2), k=2, dim=-2, largest=False)
    add("topk", lambda x: tuple(x.topk(0, 1)), (2, 3), k=0, dim=1)

    # Names a PyTorch user reaches for besides.
    add("movedim", lambda x: x.movedim(0, -1), (2, 1, 3), source=0, destination=-1)
    add("swapaxes", lambda x: x.swapaxes(0, -1), (2, 1, 3), dim0=0, dim1=-1)
    add("unflatten", lambda x: x.unflatten(1, (2, -1)), (2, 4), dim=1, shape=[2, -1])
    add("tile", lambda x: x.tile((2, 1)), (2, 2, 1), repeats=[2, 1])
    add("broadcast_to", lambda x: x.broadcast_to((2, 3)), (3,), shape=[2, 3])
    family.add("masked_select", lambda x, m: x.masked_select(m), x=family.values(2, 3), mask=family.mask(2, 3))
    family.add("scatter", lambda x, i, s: x.scatter(1, i, s), {"dim": 1}, x=family.values(2, 4), index=integers(3, 0, 1, 2).reshape(2, 2), src=family.values(2, 2))
    family.add("index_add", lambda x, i, s: x.index_add(0, i, s), {"dim": 0}, x=family.values(3, 2), index=integers(2, 0, 2), src=family.values(3, 2))
    return family
