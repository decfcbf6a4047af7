"""The works in PyTorch. Reads commands from standard input and answers each with a line of JSON; see compare.py.

A work is made by a function that returns a step, which is what is timed, and what the step computes: lists of numbers by name.
Inputs are sines of multiples of the flat index, computed in float64 and rounded, so that both programs start from the same bits.
"""

import json
import sys
import time

import torch
import torch.nn.functional as F


def sines(shape, factor, scale=1.0, gradient=False):
    count = torch.Size(shape).numel()
    numbers = torch.sin(torch.arange(count, dtype=torch.float64) * factor) * scale
    return numbers.float().reshape(shape).requires_grad_(gradient)


def sample(tensor):
    """The mean of the sizes and eight elements."""
    flat = tensor.detach().double().reshape(-1)
    places = [i * (len(flat) - 1) // 7 for i in range(8)]
    return [float(flat.abs().mean())] + [float(flat[i]) for i in places]


def descend(parameters, rate):
    with torch.no_grad():
        for p in parameters:
            p.sub_(p.grad, alpha=rate)
            p.grad = None


def training(loss_of, parameters, rate):
    """A step of gradient descent; what it computes is taken from the first two."""

    def step():
        loss = loss_of()
        loss.backward()
        descend(parameters, rate)
        return loss

    def results():
        losses = [step().item()]
        loss = loss_of()
        loss.backward()
        found = {f"gradient {i}": sample(p.grad) for i, p in enumerate(parameters)}
        descend(parameters, rate)
        return {"loss": losses + [loss.item()], **found}

    return step, results


def perceptron():
    x, target = sines((64, 1000), 0.7), sines((64, 10), 0.9)
    w1, b1 = sines((100, 1000), 0.3, 0.03, True), sines((100,), 0.11, 0.03, True)
    w2, b2 = sines((10, 100), 0.5, 0.1, True), sines((10,), 0.13, 0.1, True)
    return training(lambda: F.mse_loss(F.linear(F.relu(F.linear(x, w1, b1)), w2, b2), target), [w1, b1, w2, b2], 1e-3)


def convolutional():
    x = sines((64, 1, 28, 28), 0.7)
    labels = torch.arange(64) * 7 % 10
    w1, b1 = sines((16, 1, 3, 3), 0.3, 0.3, True), sines((16,), 0.11, 0.1, True)
    w2, b2 = sines((32, 16, 3, 3), 0.37, 0.08, True), sines((32,), 0.13, 0.1, True)
    w3, b3 = sines((10, 1568), 0.5, 0.025, True), sines((10,), 0.17, 0.1, True)

    def loss():
        y = F.max_pool2d(F.relu(F.conv2d(x, w1, b1, padding=1)), 2)
        y = F.max_pool2d(F.relu(F.conv2d(y, w2, b2, padding=1)), 2)
        return F.cross_entropy(F.linear(y.flatten(1), w3, b3), labels)

    return training(loss, [w1, b1, w2, b2, w3, b3], 1e-3)


def differentiated(value_of, leaves):
    """A value and its gradients, anew each time."""

    def step():
        for leaf in leaves:
            leaf.grad = None
        value = value_of()
        value.backward()
        return value

    def results():
        value = step().item()
        return {"value": [value], **{f"gradient {i}": sample(leaf.grad) for i, leaf in enumerate(leaves)}}

    return step, results


def operands(count):
    return sines((count,), 0.7, 2.0, True), sines((count,), 0.3, 1.0, True), sines((count,), 0.5, 1.0, True)


def tiny(count):
    x, w, b = operands(count)

    def value():
        y = x
        for _ in range(10):
            y = torch.tanh(y * w + b)
        return y.sum()

    return differentiated(value, [x, w, b])


def elementwise(count):
    x, w, b = operands(count)
    return differentiated(lambda: (torch.tanh(x * w + b) * torch.sigmoid(x) + torch.exp(-x * x)).sum(), [x, w, b])


WORKS = {
    "mlp 64x1000x100x10": perceptron,
    "cnn 1-16-32, batch 64": convolutional,
    **{f"31 operations, n = {n}": lambda n=n: tiny(n) for n in (1, 2, 4, 8, 16, 32, 64)},
    **{f"elementwise chain, n = {n}": lambda n=n: elementwise(n) for n in (1000, 10_000, 100_000, 1_000_000)},
}


def timed(step, calls):
    start = time.perf_counter()
    for _ in range(calls):
        step()
    return (time.perf_counter() - start) / calls


def main():
    torch.set_num_threads(1)
    step = None
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "about":
            answer = f"PyTorch {torch.__version__}, {torch.get_num_threads()} thread"
        elif command == "prepare":
            step, results = WORKS[argument]()
            answer = results()
        elif command == "warm":
            seconds, best = float(argument), float("inf")
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                best = min(best, timed(step, 3))
            answer = best
        elif command == "time":
            answer = timed(step, int(argument))
        else:
            raise ValueError(line)
        print(json.dumps(answer), flush=True)


main()
