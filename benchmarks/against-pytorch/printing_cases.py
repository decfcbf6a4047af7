#!/usr/bin/python3
"""Writes tensors and the text that PyTorch prints for them, for the tests of printing."""
import json
import os
import random
import sys

import torch

NAN, INF = float("nan"), float("inf")
CASES = []


def add(dtype, shape, values, requires_grad=False, **options):
    torch.set_printoptions(profile="default", sci_mode=None)
    if options:
        torch.set_printoptions(**options)
    x = torch.tensor(values, dtype=getattr(torch, dtype)).reshape(shape).requires_grad_(requires_grad)
    elements = [str(v) if isinstance(v, float) else v for v in x.detach().reshape(-1).tolist()]
    CASES.append({"dtype": dtype, "shape": shape, "data": elements, "requiresGrad": requires_grad, "options": options,
                  "text": str(x).replace("dtype=torch.", "dtype=")})


def ramp(dtype, shape, scale, offset, **options):
    """Long tensors are given by the formula of their elements."""
    torch.set_printoptions(profile="default", sci_mode=None)
    if options:
        torch.set_printoptions(**options)
    count = 1
    for size in shape:
        count *= size
    values = [i * scale + offset for i in range(count)]
    x = torch.tensor(values, dtype=getattr(torch, dtype)).reshape(shape)
    CASES.append({"dtype": dtype, "shape": shape, "ramp": [str(float(scale)), str(float(offset))], "requiresGrad": False, "options": options,
                  "text": str(x).replace("dtype=torch.", "dtype=")})


def main(folder):
    real = ["float32", "float64"]
    for dtype in real:
        for value in [0.0, -0.0, 1.0, -1.0, 5.0, 0.5, 0.1, 1e-4, 9.99e-5, 1e-5, 1e8, 1.0000001e8, 123456789.0, 1e10, 1e-10, 1e30, 1e-30, NAN, INF,
                      -INF, 3.14159265, 0.03125, 0.09375, 0.00005, 99999.99995, 2.0 ** -20, 1.0000005, 100005.0, 1000050000.0]:
            add(dtype, [], [value])
            add(dtype, [1], [value], requires_grad=True)
        for values in [[1, 2, 3], [1, -2, 3], [1.5, -2, 1000], [1, 1000], [1, 1001], [0.001, 1], [0.001, 1.5], [0.0001, 0.05], [0.00009, 0.05],
                       [1, NAN], [1.5, NAN, INF, -INF], [NAN, NAN], [0, 0], [0, INF], [0, -0.0], [1e5, 1e8], [1, 1e9, -1e9], [100, 99999.5],
                       [1e-8, 2e-8], [1e200, 1e-200] if dtype == "float64" else [1e30, 1e-30], [-0.00001, 0.05], [0.00015, 0.00025, 0.00035],
                       [0.03125, 0.09375, 0.15625], [123456.5, 2.25], [1e15, 1e15], [99999999, 1], [0, 1e-5], [0, 12345.678]]:
            add(dtype, [len(values)], values)
            add(dtype, [1, len(values)], values, requires_grad=True)
        random.seed(1)
        for shape in [[4], [20], [2, 3], [3, 2], [2, 3, 4], [1, 1, 1], [2, 1, 3, 2], [5, 17], [2, 2, 2, 2, 2], [1, 30], [3, 1]]:
            count = 1
            for size in shape:
                count *= size
            add(dtype, shape, [round(random.gauss(0, 1), 3) for _ in range(count)])
            add(dtype, shape, [random.gauss(0, 1) * 10 ** random.randint(-6, 6) for _ in range(count)], requires_grad=True)
            add(dtype, shape, [float(random.randint(-300, 300)) for _ in range(count)])
        for shape in [[0], [0, 3], [2, 0, 3], [0, 0]]:
            add(dtype, shape, [], requires_grad=True)
            add(dtype, shape, [])
        for length in range(1, 14):  # suffixes that just fit and just do not
            add(dtype, [length], [1234.5] * length, requires_grad=True)
            add(dtype, [length], [7.0] * length, requires_grad=True)
    for dtype in ["int32", "int64"]:
        for values in [[0], [1, 2, 3], [-1, 10, 100], [2147483647, -2147483648], list(range(60))]:
            add(dtype, [len(values)], values)
        add(dtype, [], [7])
        add(dtype, [2, 2], [1, -200, 3, 4])
        for shape in [[0], [0, 3]]:
            add(dtype, shape, [])
    add("int64", [2], [9223372036854775807, -9223372036854775808])
    for shape, values in [([], [True]), ([2], [True, False]), ([1, 2], [True, True]), ([0], []), ([0, 2], []), ([14], [False] * 14)]:
        add("bool", shape, values)
    for shape in [[1000], [1001], [2000], [40, 40], [7, 200], [6, 200], [200, 7], [200, 6], [11, 11, 11], [3, 2, 300], [2, 3, 4, 100], [1, 1001], [1001, 1]]:
        ramp("float32", shape, 0.5, 0)
        ramp("float32", shape, 1, 0)
        ramp("int64", shape, 1, -5)
    ramp("float64", [1500], 0.001, 1e-5)
    add("float64", [3], [1.23456789, 2, 300], precision=2)
    add("float64", [3], [0.125, 0.375, 2.5], precision=2)
    add("float64", [3], [0.5, 1.5, 2.5], precision=0)
    add("float64", [3], [1.23456789e-7, 2, 300], precision=6)
    add("float64", [3], [1.5, 2, 300], sci_mode=True)
    add("float64", [3], [1.0, 2, 300], sci_mode=True)
    add("float64", [3], [1.5e-7, 2, 30000], sci_mode=False)
    add("float64", [2], [0.0, 0.0], sci_mode=True)
    add("float64", [30], [i / 4 for i in range(30)], linewidth=40)
    add("float64", [30], [i / 4 for i in range(30)], threshold=10, edgeitems=2)
    add("float64", [5, 6], [float(i) for i in range(30)], threshold=10, edgeitems=1, requires_grad=True)
    with open(os.path.join(folder, "printing.json"), "w", encoding="utf-8") as file:
        file.write('{"printed": [\n' + ",\n".join(json.dumps(case) for case in CASES) + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1])
