"""Runs models in ONNX Runtime: each argument is the beginning of the paths of MODEL.onnx, MODEL.npy (the input) and
MODEL.out, which receives the first output as 32-bit floats."""

import sys

import numpy
import onnxruntime

for path in sys.argv[1:]:
  session = onnxruntime.InferenceSession(path + ".onnx")
  [given] = session.get_inputs()
  [result] = session.run(None, {given.name: numpy.load(path + ".npy")})
  result.astype("<f4").tofile(path + ".out")
