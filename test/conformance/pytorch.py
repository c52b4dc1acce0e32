"""Computes the layers of pytorch.json with PyTorch, on the CPU and in float64.

    python3 -m venv /tmp/pytorch
    /tmp/pytorch/bin/pip install torch==2.13.0
    /tmp/pytorch/bin/python test/conformance/pytorch.py           # compares with pytorch.json
    /tmp/pytorch/bin/python test/conformance/pytorch.py --store   # writes pytorch.json

The comparison fails where a case, an input or a shape differs, or a number by more than 1e-12.
PyTorch is several gigabytes and nothing else here needs it, so it gets a folder of its own.
"""

import json
import sys
from itertools import cycle
from pathlib import Path

import torch
from torch.nn import functional as F

SEED = 8
RANDOM_LAYERS = 16
STORED = Path(__file__).with_name("pytorch.json")

ACTIVATIONS = {
    "none": lambda Z: Z * 1,
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
}

# Name, shape of X, shape of W, activation, stride, padding, dilation.
LAYERS = [
    ("one channel in and out", (6, 5, 1), (2, 2, 1, 1), "sigmoid", (1, 1), (0, 0), (1, 1)),
    ("1x1 kernel", (4, 4, 3), (1, 1, 3, 5), "relu", (1, 1), (0, 0), (1, 1)),
    ("kernel as large as the input", (3, 4, 2), (3, 4, 2, 3), "sigmoid", (1, 1), (0, 0), (1, 1)),
    ("wide kernel", (5, 9, 2), (1, 5, 2, 3), "tanh", (1, 1), (0, 0), (1, 1)),
    ("output channels not a multiple of four", (7, 6, 3), (3, 3, 3, 7), "sigmoid", (1, 1), (0, 0), (1, 1)),
    ("batch of three", (3, 6, 7, 2), (3, 2, 2, 4), "relu", (1, 1), (0, 0), (1, 1)),
    ("stride two", (9, 8, 3), (3, 3, 3, 4), "sigmoid", (2, 2), (0, 0), (1, 1)),
    ("stride 2x3 with padding 1x2", (9, 11, 2), (3, 4, 2, 3), "sigmoid", (2, 3), (1, 2), (1, 1)),
    ("same padding, 3x3", (6, 6, 2), (3, 3, 2, 2), "relu", (1, 1), (1, 1), (1, 1)),
    ("dilation two", (9, 9, 2), (3, 3, 2, 2), "sigmoid", (1, 1), (0, 0), (2, 2)),
    ("stride, padding and dilation together, batched", (2, 11, 10, 3), (3, 2, 3, 5), "sigmoid", (2, 1), (2, 1), (2, 3)),
]

# Name, size, stride, shape of X.
POOLINGS = [
    ("2x2 stride 2", 2, 2, (6, 8, 3)),
    ("3x3 stride 1", 3, 1, (5, 6, 2)),
    ("3x3 stride 2, ragged edge", 3, 2, (8, 7, 2)),
]


def drawn(shape):
    """Numbers from -2 to 2 with three decimals."""
    values = torch.rand(tuple(shape), dtype=torch.float64) * 4 - 2
    return torch.round(values * 1000) / 1000


def whole(low, high):
    """A whole number from low to high, high included."""
    return int(torch.randint(low, high + 1, ()))


def random_layer(name, activation):
    """A layer in which the window fits into X before its padding."""
    kernel = [whole(1, 4), whole(1, 4)]
    dilation = [whole(1, 2), whole(1, 2)]
    padding = [whole(0, kernel[0] - 1), whole(0, kernel[1] - 1)]
    image = [d * (k - 1) + 1 + whole(0, 6) for d, k in zip(dilation, kernel)]
    # 0 stands for an X without a batch axis.
    batch = whole(0, 2)
    channels = [whole(1, 4), whole(1, 6)]
    stride = [whole(1, 3), whole(1, 3)]
    shape_x = [batch, *image, channels[0]] if batch > 0 else [*image, channels[0]]
    return name, shape_x, [*kernel, *channels], activation, stride, padding, dilation


def to_torch(X):
    """[i, j, n] or [b, i, j, n] with the channels before the pixels, and always a batch axis."""
    return X.reshape((-1, *X.shape[-3:])).permute(0, 3, 1, 2)


def from_torch(A, rank):
    """The same back, with as many axes as X has."""
    last = A.permute(0, 2, 3, 1)
    return last if rank == 4 else last[0]


def stored(A):
    return {"shape": list(A.shape), "data": A.detach().flatten().tolist()}


def convolution(name, shape_x, shape_w, activation, stride, padding, dilation):
    """Z, U and every gradient; autograd derives them from the loss J = sum of dU * U."""
    X, W, b = drawn(shape_x), drawn(shape_w), drawn(shape_w[3:])
    x = to_torch(X).requires_grad_()
    w = W.permute(3, 2, 0, 1).requires_grad_()
    bias = b.clone().requires_grad_()
    z = F.conv2d(x, w, bias, tuple(stride), tuple(padding), tuple(dilation))
    z.retain_grad()
    u = ACTIVATIONS[activation](z)
    rank = len(shape_x)
    Z, U = from_torch(z, rank), from_torch(u, rank)
    dU = drawn(U.shape)
    (dU * U).sum().backward()
    return {
        "name": name,
        "stride": list(stride),
        "padding": list(padding),
        "dilation": list(dilation),
        "activation": activation,
        "X": stored(X),
        "W": stored(W),
        "b": stored(b),
        "dU": stored(dU),
        "Z": stored(Z),
        "U": stored(U),
        "dZ": stored(from_torch(z.grad, rank)),
        "dW": stored(w.grad.permute(2, 3, 1, 0)),
        "db": stored(bias.grad),
        "dX": stored(from_torch(x.grad, rank)),
    }


def pooling(name, size, stride, shape_x):
    """Maxima and means of windows, and the gradients of sum of dY * Y."""
    X = drawn(shape_x)
    dY = None
    result = {}
    for kind, pool in (("max", F.max_pool2d), ("avg", F.avg_pool2d)):
        x = to_torch(X).requires_grad_()
        Y = from_torch(pool(x, size, stride), 3)
        dY = drawn(Y.shape) if dY is None else dY
        (dY * Y).sum().backward()
        result[kind] = stored(Y)
        result[f"{kind}Grad"] = stored(from_torch(x.grad, 3))
    return {"name": name, "size": size, "stride": stride, "X": stored(X), "dY": stored(dY), **result}


def computed():
    torch.manual_seed(SEED)
    layers = [convolution(*layer) for layer in LAYERS]
    for k, activation in zip(range(RANDOM_LAYERS), cycle(ACTIVATIONS)):
        layers.append(convolution(*random_layer(f"random {k}", activation)))
    return {
        "source": f"PyTorch {torch.__version__} float64, torch.manual_seed {SEED}",
        "conv": layers,
        "pool": [pooling(*layer) for layer in POOLINGS],
    }


def furthest(fresh, kept, path=""):
    """The largest difference between numbers; an error where anything else differs."""
    if isinstance(kept, dict):
        assert list(fresh) == list(kept), f"{path}: {list(fresh)} in place of {list(kept)}"
        return max(furthest(fresh[key], kept[key], f"{path}.{key}") for key in kept)
    if isinstance(kept, list):
        assert len(fresh) == len(kept), f"{path}: {len(fresh)} entries in place of {len(kept)}"
        return max((furthest(a, b, path) for a, b in zip(fresh, kept)), default=0)
    if isinstance(kept, float):
        return abs(fresh - kept)
    assert fresh == kept or path == ".source", f"{path}: {fresh} in place of {kept}"
    return 0


def main():
    fresh = computed()
    if sys.argv[1:] == ["--store"]:
        STORED.write_text(json.dumps(fresh))
        return
    apart = furthest(fresh, json.loads(STORED.read_text()))
    print(f"{len(fresh['conv'])} layers and {len(fresh['pool'])} poolings, at most {apart} apart")
    sys.exit(apart > 1e-12)


main()
