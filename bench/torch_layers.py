"""Times PyTorch on one thread: a layer in JSON on each line of stdin, its medians in milliseconds on stdout."""

import json
import statistics
import sys
import time

import torch

torch.set_num_threads(1)


def median(work, repeats):
    times = []
    start = time.perf_counter()
    while len(times) < repeats["iterations"] or time.perf_counter() - start < repeats["time"] / 1000:
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    return 1000 * statistics.median(times)


def measured(layer, dtype, repeats):
    shape = layer["x"] if len(layer["x"]) == 4 else [1, *layer["x"]]
    k1, k2, n, m = layer["w"]
    X = torch.rand(shape[0], n, shape[1], shape[2], dtype=dtype, requires_grad=True)
    W = torch.rand(m, n, k1, k2, dtype=dtype, requires_grad=True)
    b = torch.zeros(m, dtype=dtype, requires_grad=True)
    Z = torch.nn.functional.conv2d(X, W, b)
    dZ = torch.rand_like(Z)

    def forward():
        with torch.no_grad():
            torch.nn.functional.conv2d(X, W, b)

    def backward():
        torch.autograd.grad(Z, (X, W, b), dZ, retain_graph=True)

    def both():
        torch.autograd.grad(torch.nn.functional.conv2d(X, W, b), (X, W, b), dZ)

    works = {"forward": forward, "backward": backward, "both": both}
    return {name: median(work, repeats) for name, work in works.items()}


kinds = {"float64": torch.float64, "float32": torch.float32}
print(json.dumps(torch.__version__), flush=True)
for line in sys.stdin:
    given = json.loads(line)
    results = {name: measured(given["layer"], dtype, given["repeats"]) for name, dtype in kinds.items()}
    print(json.dumps(results), flush=True)
