import Foundation
import ModelFormats
import Tensor

/// Python with ONNX Runtime: an environment in the folder for temporary files, which is made once and kept.
enum ONNXRuntime {
  /// Why there is none; `nil` when there is.
  static let reasonForAbsence: String? = prepare()

  private static var environment: URL {
    FileManager.default.temporaryDirectory.appending(path: "cuaderno-onnxruntime")
  }

  private static var python: String { environment.appending(path: "bin/python").path }

  private static func prepare() -> String? {
    if run(python, "-c", "import onnxruntime, numpy") { return nil }
    guard run("python3", "-m", "venv", environment.path) else {
      return "Python 3 cannot make an environment"
    }
    guard run(python, "-m", "pip", "--quiet", "--retries", "1", "install", "onnxruntime") else {
      return "onnxruntime cannot be installed from PyPI"
    }
    return run(python, "-c", "import onnxruntime, numpy") ? nil : "onnxruntime cannot be imported"
  }

  /// What ONNX Runtime gives for each model and its input.
  static func outputs<Scalar: TensorScalar>(
    of models: [(model: ONNXModel, input: Tensor<Scalar>)]
  ) throws -> [[Float]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "onnx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try models.enumerated().map { number, entry in
      let path = folder.appending(path: "\(number)").path
      try entry.model.write(to: path + ".onnx")
      try arrayFile(entry.input).write(to: URL(filePath: path + ".npy"))
      return path
    }
    let script = Bundle.module.path(forResource: "run", ofType: "py") ?? ""
    guard run(python, [script] + paths) else { throw CocoaError(.executableLoad) }
    return try paths.map { path in
      try Data(contentsOf: URL(filePath: path + ".out")).withUnsafeBytes {
        Array($0.bindMemory(to: Float.self))
      }
    }
  }

  /// A tensor in NumPy's format.
  private static func arrayFile<Scalar: TensorScalar>(_ tensor: Tensor<Scalar>) -> Data {
    let type = Scalar.self == UInt8.self ? "|u1" : "<f4"
    let shape = tensor.shape.map { "\($0)," }.joined()
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(shape))}"
    header += String(repeating: " ", count: 117 - header.count) + "\n"
    var data = Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0, 118, 0]) + Data(header.utf8)
    tensor.withUnsafeBufferPointer { data.append(contentsOf: UnsafeRawBufferPointer($0)) }
    return data
  }

  private static func run(_ arguments: String...) -> Bool {
    run(arguments[0], Array(arguments.dropFirst()))
  }

  /// Runs a program silently, for at most a minute.
  private static func run(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["timeout", "60", program] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
