#!/usr/bin/python3
"""Times PyTorch and Autodiff in turns on one thread each and prints a table; see ../README.md."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE / "AgainstPyTorch.Benchmarks.csproj"
PROGRAM = HERE / "bin" / "Release" / "net10.0" / "AgainstPyTorch.Benchmarks.dll"

# PyTorch keeps its memory, as a program does that has warmed up: otherwise every large result is mapped and cleared anew.
PYTORCH = {"MALLOC_MMAP_THRESHOLD_": "1073741824", "MALLOC_TRIM_THRESHOLD_": "1073741824", "OMP_NUM_THREADS": "1"}
# The runtime's defaults (tiered compilation with profiles, warmed up) on one processor: one thread for the kernels, no second one for the
# garbage collector. With one processor the runtime waits ten times as long before it optimises, which the last setting undoes.
AUTODIFF = {"DOTNET_PROCESSOR_COUNT": "1", "DOTNET_gcConcurrent": "0", "DOTNET_TC_DelaySingleProcMultiplier": "1"}

AGREEMENT = 1e-4  # of float32 results, relative to the largest of each list of numbers


class Contender:
    """A program that does the works: a line in, a line of JSON out."""

    def __init__(self, command, settings):
        self.process = subprocess.Popen(command, env={**os.environ, **settings}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.process.args[0]} ended at '{line}'.")
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def check(work, expected, actual):
    """Both compute the same numbers, or their times mean nothing."""
    if expected.keys() != actual.keys():
        sys.exit(f"{work}: {sorted(expected)} from PyTorch, {sorted(actual)} from Autodiff.")
    for name, numbers in expected.items():
        scale = max(map(abs, numbers))
        if len(numbers) != len(actual[name]) or not all(abs(a - e) <= AGREEMENT * scale for e, a in zip(numbers, actual[name])):
            sys.exit(f"{work}: {name} is {numbers} by PyTorch and {actual[name]} by Autodiff.")


def measure(peer, autodiff, row, options):
    """The seconds of a step in each round, which take place in turns."""
    work = row["work"]
    check(work, peer.ask(f"prepare {work}"), autodiff.ask(f"prepare {row['form']} {work}"))
    calls = {c: max(1, round(options.batch / c.ask(f"warm {options.warm}"))) for c in (peer, autodiff)}
    times = {peer: [], autodiff: []}
    for round_number in range(options.rounds):
        for contender in (peer, autodiff) if round_number % 2 == 0 else (autodiff, peer):
            times[contender].append(contender.ask(f"time {calls[contender]}"))
    return times[peer], times[autodiff]


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(": ")[2]
    return "unknown processor"


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", nargs="*", help="works by the beginning of their names; all if none")
    parser.add_argument("--json", metavar="FILE", help="write rows {work, form, pytorchSeconds, autodiffSeconds, ratio}")
    parser.add_argument("--processes", type=int, default=3, help="pairs of processes one after the other; medians over them")
    parser.add_argument("--rounds", type=int, default=15, help="rounds in turns of a pair")
    parser.add_argument("--batch", type=float, default=0.03, help="seconds of a round")
    parser.add_argument("--warm", type=float, default=1.5, help="seconds of warming up before the rounds")
    parser.add_argument("--python", default="/usr/bin/python3", help="the interpreter that has PyTorch")
    options = parser.parse_args()

    if not shutil.which(options.python) or subprocess.run([options.python, "-c", "import torch"], stderr=subprocess.DEVNULL).returncode != 0:
        sys.exit(f"{options.python} has no PyTorch. On Debian: apt-get install python3-torch")
    if subprocess.run(["dotnet", "build", "-c", "Release", "-v", "q", "--nologo", str(PROJECT)], stdout=sys.stderr).returncode != 0:
        sys.exit("The benchmark does not build.")

    measured = {}
    for process in range(options.processes):
        peer = Contender([options.python, "-B", str(HERE / "peer.py")], PYTORCH)
        autodiff = Contender(["dotnet", str(PROGRAM)], AUTODIFF)
        if process == 0:
            print(f"{peer.ask('about')}; {autodiff.ask('about')}; {processor()}\n")
        for row in autodiff.ask("works"):
            if not options.works or any(row["work"].startswith(name) for name in options.works):
                measured.setdefault((row["work"], row["form"]), []).append(measure(peer, autodiff, row, options))
        peer.close()
        autodiff.close()

    rows = []
    print("| work | form | PyTorch | Autodiff | ratio | of minima |\n|---|---|---|---|---|---|")
    for (work, form), pairs in measured.items():
        medians = [[statistics.median(times) for times in pair] for pair in pairs]
        pytorch, autodiff = (statistics.median(times) for times in zip(*medians))
        ratio = statistics.median(p / a for p, a in medians)
        undisturbed = min(min(p) for p, _ in pairs) / min(min(a) for _, a in pairs)
        rows.append({"work": work, "form": form, "pytorchSeconds": pytorch, "autodiffSeconds": autodiff, "ratio": ratio})
        print(f"| {work} | {form} | {duration(pytorch)} | {duration(autodiff)} | {ratio:.3g} | {undisturbed:.3g} |")
    if options.json:
        Path(options.json).write_text(json.dumps(rows, indent=2) + "\n")


main()
