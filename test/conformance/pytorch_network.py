"""Trains the small network of pytorch-network.json with PyTorch, on the CPU and in float64.

PyTorch is installed as pytorch.py says. Then

    /tmp/pytorch/bin/python test/conformance/pytorch_network.py           # compares with the file
    /tmp/pytorch/bin/python test/conformance/pytorch_network.py --store   # writes it
"""

import json
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

SEED = 15
STEPS = 3
STORED = Path(__file__).with_name("pytorch-network.json")

OPTIMIZERS = {
    "sgd": lambda weights: torch.optim.SGD(weights, lr=0.1, momentum=0.9),
    "adam": lambda weights: torch.optim.Adam(weights, lr=0.01),
}


class Flatten(nn.Module):
    """Flattens an image as [i, j, n], pixel by pixel; PyTorch's own order is [n, i, j]."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


def made():
    torch.manual_seed(SEED)
    layers = nn.Sequential(
        nn.Conv2d(2, 4, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(4, 3, 2),
        nn.Tanh(),
        nn.AvgPool2d((1, 2)),
        Flatten(),
        nn.Linear(6, 4),
    )
    return layers.double()


def stored(A):
    return {"shape": list(A.shape), "data": A.detach().flatten().tolist()}


def weights(network):
    """W and b of every layer that has some, with the axes [k1, k2, n, m] or [n, m]."""
    found = []
    for layer in network:
        if hasattr(layer, "weight"):
            order = (2, 3, 1, 0) if layer.weight.dim() == 4 else (1, 0)
            found.append({"W": stored(layer.weight.permute(order)), "b": stored(layer.bias)})
    return found


def computed():
    start = made()
    X = torch.rand((5, 2, 6, 6), dtype=torch.float64)
    labels = torch.tensor([0, 3, 1, 2, 3])
    runs = {}
    for name, optimizer in OPTIMIZERS.items():
        network = made()
        update = optimizer(network.parameters())
        losses = []
        for _ in range(STEPS):
            update.zero_grad()
            loss = F.cross_entropy(network(X), labels)
            loss.backward()
            update.step()
            losses.append(loss.item())
        runs[name] = {"losses": losses, "weights": weights(network)}
    return {
        "source": f"PyTorch {torch.__version__} float64, torch.manual_seed {SEED}",
        "X": stored(X.permute(0, 2, 3, 1)),
        "labels": labels.tolist(),
        "start": weights(start),
        "U": stored(start(X)),
        "runs": runs,
    }


def numbers(value):
    """All numbers of a structure, in order."""
    if isinstance(value, dict):
        return [n for key in sorted(value) for n in numbers(value[key])]
    if isinstance(value, list):
        return [n for entry in value for n in numbers(entry)]
    return [value] if isinstance(value, (int, float)) else []


def main():
    fresh = computed()
    if sys.argv[1:] == ["--store"]:
        STORED.write_text(json.dumps(fresh))
        return
    pairs = list(zip(numbers(fresh), numbers(json.loads(STORED.read_text())), strict=True))
    apart = max(abs(a - b) for a, b in pairs)
    print(f"{len(pairs)} numbers, at most {apart} apart")
    sys.exit(apart > 1e-12)


main()
