#!/usr/bin/env python3
"""Compares Cuaderno's training with Keras, PyTorch and ONNX Runtime on this machine.

    python3 Sources/Benchmarks/compare.py [--rounds 5] [--seconds 3] [--folder .build/peers] [--pictures FOLDER] [--save FILE]

Installs the others from PyPI into a separate folder, then alternates between all programs, round by round, so that other
work on the machine affects each of them equally. Prints the medians, and their ratios beside the goals. With --pictures, it also
reads a folder of class folders, and compares with the usual loop of OpenCV in Python on one core. --save writes the
measurements as JSON; the laboratory's report shows those in notebooks/simpsons/speed.json.
"""
import argparse
import datetime
import json
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PEERS = os.path.join(HERE, "peers.py")
PACKAGES = ["tensorflow-cpu", "keras", "torch", "onnxruntime", "onnx", "numpy", "opencv-python-headless"]
# Ours, theirs, the ratio that is wanted.
GOALS = [
    ("train", "keras train", 3.0),
    ("train", "torch train", 2.8),
    ("train", "torch-bfloat16 train", 1.5),
    ("predict", "torch predict", 2.5),
    ("predict", "onnx predict", 2.0),
    ("normalized train", "torch-normalized train", 2.0),
    ("batch 128 train", "train", 1.0),
    ("train from bytes", "train", 0.97),
    ("one thread train", "train", 0.45),
    ("fit augmented", "fit", 0.9),
]
PICTURE_GOALS = [
    ("read exactly", "pictures read", 1.9),
    ("read fast", "pictures read", 4.0),
]


def install(folder):
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(os.path.join(folder, "complete")):
        subprocess.check_call([sys.executable, "-m", "venv", folder])
        subprocess.check_call([python, "-m", "pip", "install", "--quiet"] + PACKAGES)
        open(os.path.join(folder, "complete"), "w").close()
    return python


class Peer:
    """A process that loads one framework once and measures whenever it is told to."""

    def __init__(self, python, name, batch, *more):
        environment = dict(os.environ, TF_CPP_MIN_LOG_LEVEL="3", KERAS_BACKEND="tensorflow")
        self.name = name
        self.process = subprocess.Popen(
            [python, PEERS, name, str(batch), *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env=environment)

    def measure(self, seconds):
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended without an answer")
        return {f"{self.name} {key}": value for key, value in json.loads(line).items()}

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def own(seconds, *arguments):
    program = os.path.join(ROOT, ".build", "release", "benchmarks")
    command = [program, *arguments, "--json"]
    if seconds:
        command += ["--seconds", str(seconds)]
    return json.loads(subprocess.check_output(command))


def own_network(seconds, batch, *flags):
    return own(seconds, "network", "--batch", str(batch), *flags)


def own_figures(seconds, batch, pictures):
    plain = own_network(seconds, batch)
    figures = {
        "train": plain["train_pictures_per_second"],
        "train from bytes": plain["train_from_bytes_pictures_per_second"],
        "predict": plain["predict_pictures_per_second"],
        "gemm GFLOP/s": plain["gemm_gflops"],
        "one thread train": own_network(seconds, batch, "--threads", "1")["train_pictures_per_second"],
        "batch 128 train": own_network(seconds, 128)["train_pictures_per_second"],
        "normalized train": own_network(seconds, batch, "--network", "normalized")[
            "train_pictures_per_second"],
    }
    rates = own(None, "augmentation", "--rounds", "2")
    figures["fit"] = rates["fit_pictures_per_second"]
    figures["fit augmented"] = rates["fit_augmented_pictures_per_second"]
    if pictures:
        rates = own(seconds, "pictures", pictures)
        figures["read exactly"] = rates["exact_pictures_per_second"]
        figures["read fast"] = rates["fast_pictures_per_second"]
    return figures


def processor():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return names[0] if names else "unknown processor"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--folder", default=os.path.join(ROOT, ".build", "peers"))
    parser.add_argument("--pictures", help="a folder of class folders with pictures of full size")
    parser.add_argument("--save", help="a file for the figures, as JSON")
    arguments = parser.parse_args()
    python = install(os.path.abspath(arguments.folder))
    subprocess.check_call(
        ["swift", "build", "-c", "release", "--product", "benchmarks"], cwd=ROOT,
        stdout=sys.stderr)
    names = ["keras", "torch", "torch-bfloat16", "torch-normalized", "onnx"]
    peers = [Peer(python, name, arguments.batch) for name in names]
    if arguments.pictures:
        peers.append(Peer(python, "pictures", arguments.batch, arguments.pictures))
    # All have loaded, and compiled what they compile, before anything counts.
    for peer in peers:
        peer.measure(1)
    own_figures(1, arguments.batch, arguments.pictures)
    rounds = []
    for number in range(arguments.rounds):
        figures = own_figures(arguments.seconds, arguments.batch, arguments.pictures)
        for peer in peers:
            figures.update(peer.measure(arguments.seconds))
        rounds.append(figures)
        print(f"round {number + 1} of {arguments.rounds}", file=sys.stderr)
    for peer in peers:
        peer.end()
    medians = {key: statistics.median(figures[key] for figures in rounds) for key in rounds[0]}
    goals = GOALS + (PICTURE_GOALS if arguments.pictures else [])
    ratios = {
        f"{ours} / {theirs}": statistics.median(figures[ours] / figures[theirs] for figures in rounds)
        for ours, theirs, _ in goals}
    today, count = datetime.date.today(), len(os.sched_getaffinity(0))
    print(f"{today}, {processor()}, {count} processors\n")
    for key, median in medians.items():
        values = [figures[key] for figures in rounds]
        print(f"{key:32}{median:10.0f}   from {min(values):.0f} to {max(values):.0f}")
    print()
    for (name, ratio), (_, _, goal) in zip(ratios.items(), goals):
        print(f"{name:48}{ratio:6.2f}   goal {goal:.2f}   {'reached' if ratio >= goal else 'missed'}")
    if arguments.save:
        with open(arguments.save, "w") as file:
            json.dump(
                {
                    "date": str(today), "processor": processor(), "processors": count,
                    "rounds": len(rounds),
                    "figures": {key: round(value, 1) for key, value in medians.items()},
                    "ratios": {key: round(value, 2) for key, value in ratios.items()},
                },
                file, indent=2)
            file.write("\n")


if __name__ == "__main__":
    main()
