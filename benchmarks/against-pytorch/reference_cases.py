#!/usr/bin/python3
"""Writes reference cases for the tensor operations, computed by PyTorch: reference_cases.py FOLDER.

FOLDER is tests/Data/pytorch-extended for the committed set. Needs Debian's python3-torch, run by /usr/bin/python3.
The numbers are the same at every run, so a difference in a committed file is a change of this script or of PyTorch.
"""

import sys
from pathlib import Path

import torch

from reference import binary_cases, linalg_cases, nn_cases, reduction_cases, shape_cases, unary_cases


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    for module in (unary_cases, binary_cases, reduction_cases, linalg_cases, shape_cases, nn_cases):
        family = module.cases()
        family.write(folder)
        print(f"{family.name}: {len(family.cases)} cases")


main()
