"""One framework with the laboratory's network, measured on demand: reads seconds, answers with pictures a second."""
import json
import os
import sys
import time

import numpy

CLASSES = 18
COUNT = 1024
random = numpy.random.default_rng(0)


def rate(seconds, batch, step):
    """Pictures a second by the median time of a step, as Cuaderno's own benchmark takes it."""
    for _ in range(3):
        step()
    start = time.perf_counter()
    times = []
    while time.perf_counter() - start < seconds or len(times) < 3:
        before = time.perf_counter()
        step()
        times.append(time.perf_counter() - before)
    return batch / sorted(times)[len(times) // 2]


def keras(batch):
    import keras
    from keras import layers

    model = keras.Sequential([
        keras.Input((64, 64, 3)),
        layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(128, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(512, 3, activation="relu"), layers.MaxPooling2D(2), layers.MaxPooling2D(2),
        layers.Flatten(), layers.Dense(500, activation="relu"), layers.Dropout(0.5),
        layers.Dense(CLASSES, activation="softmax")])
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    import tensorflow

    x = tensorflow.constant(random.random((batch, 64, 64, 3), dtype=numpy.float32))
    y = tensorflow.constant(numpy.eye(CLASSES, dtype=numpy.float32)[numpy.arange(batch) % CLASSES])
    model.make_train_function()
    pairs = tensorflow.data.Dataset.from_tensors((x, y)).cache().repeat()
    iterator = iter(pairs)
    predict = tensorflow.function(lambda: model(x, training=False))

    def wait(value):
        for part in (value.values() if isinstance(value, dict) else [value]):
            part.numpy()

    return {"train": lambda: wait(model.train_function(iterator)), "predict": lambda: wait(predict())}


def torch_model(normalized):
    from torch import nn

    if normalized:
        parts, channels = [], 3
        for filters in (16, 32, 64, 128):
            parts += [nn.Conv2d(channels, filters, 3, padding=1, bias=False),
                      nn.BatchNorm2d(filters), nn.ReLU(), nn.MaxPool2d(2)]
            channels = filters
        return nn.Sequential(*parts, nn.AdaptiveAvgPool2d(1), nn.Flatten(),
                             nn.Linear(128, CLASSES))
    return nn.Sequential(
        nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 128, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(128, 512, 3), nn.ReLU(), nn.MaxPool2d(2), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(4608, 500), nn.ReLU(), nn.Dropout(0.5), nn.Linear(500, CLASSES))


def torch(batch, bfloat16=False, normalized=False):
    import torch

    torch.set_num_threads(len(os.sched_getaffinity(0)))
    model = torch_model(normalized).to(memory_format=torch.channels_last)
    x = torch.rand(batch, 3, 64, 64).to(memory_format=torch.channels_last)
    y = torch.arange(batch) % CLASSES
    optimizer = torch.optim.Adam(model.parameters())
    loss = torch.nn.CrossEntropyLoss()

    def train():
        model.train()
        optimizer.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            value = loss(model(x), y)
        value.backward()
        optimizer.step()

    def predict():
        model.eval()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            model(x)

    return {"train": train, "predict": predict}


def onnx(batch):
    import onnx
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    nodes, weights, last = [], [], "x"

    def weight(name, *shape):
        values = (random.random(shape, dtype=numpy.float32) - 0.5) * 0.1
        weights.append(numpy_helper.from_array(values, name))
        return name

    def add(kind, *inputs, **attributes):
        nonlocal last
        name = f"n{len(nodes)}"
        nodes.append(helper.make_node(kind, [last, *inputs], [name], **attributes))
        last = name

    channels = 3
    for index, filters in enumerate((32, 128, 512)):
        add("Conv", weight(f"k{index}", filters, channels, 3, 3), weight(f"b{index}", filters))
        add("Relu")
        add("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
        channels = filters
    add("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
    add("Flatten")
    add("Gemm", weight("d0", 4608, 500), weight("e0", 500))
    add("Relu")
    add("Gemm", weight("d1", 500, CLASSES), weight("e1", CLASSES))
    add("Softmax")
    graph = helper.make_graph(
        nodes, "laboratory",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [batch, 3, 64, 64])],
        [helper.make_tensor_value_info(last, TensorProto.FLOAT, [batch, CLASSES])], weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"])
    x = random.random((batch, 3, 64, 64), dtype=numpy.float32)
    return {"predict": lambda: session.run(None, {"x": x})}


def pictures(folder, count=64):
    """The usual loop over a folder of class folders, on one core."""
    import cv2

    cv2.setNumThreads(1)
    files = sorted(
        os.path.join(place, name) for place, _, names in os.walk(folder) for name in names
        if name.lower().endswith((".jpg", ".jpeg", ".png")))
    position = 0

    def read():
        nonlocal position
        for _ in range(count):
            picture = cv2.imread(files[position % len(files)])
            position += 1
            if picture is not None:
                cv2.cvtColor(cv2.resize(picture, (64, 64)), cv2.COLOR_BGR2RGB)

    for _ in range(0, len(files), count):
        read()
    return {"read": read}


def main():
    name, batch = sys.argv[1], int(sys.argv[2])
    if name == "pictures":
        batch = 64
    steps = {
        "keras": lambda: keras(batch),
        "torch": lambda: torch(batch),
        "torch-bfloat16": lambda: torch(batch, bfloat16=True),
        "torch-normalized": lambda: torch(batch, normalized=True),
        "onnx": lambda: onnx(batch),
        "pictures": lambda: pictures(sys.argv[3], batch),
    }[name]()
    for line in sys.stdin:
        answer = {key: rate(float(line), batch, step) for key, step in steps.items()}
        print(json.dumps(answer), flush=True)


main()
