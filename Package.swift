// swift-tools-version: 6.1
import PackageDescription

/// The strict settings that every Swift target of the package shares.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny")
]

/// The settings of a notebook, with flags for its compiler: cells orchestrate and loops live in libraries, so they are
/// compiled unoptimised. `MemberImportVisibility` makes the imports of a cell complete, which its key relies on.
func notebook(_ flags: [String]) -> [SwiftSetting] {
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-Onone"] + flags, .when(configuration: .release)),
  ]
}

/// All cells in one go: 1.2 s for thirty small ones, whichever was edited.
let whole = notebook(["-no-emit-module-separately-wmo"])

/// An edited cell, its readers and the contents, each by itself: 0.9 s for most of forty large cells whose types are stated,
/// where all in one go take 2.6 s. Nothing imports the notebook, so no module of it is written.
let byFile = notebook([
  "-no-whole-module-optimization", "-incremental", "-no-emit-module-separately",
])

/// The toolchain's own linker takes half the time of the system's.
let linker: [LinkerSetting] = [.unsafeFlags(["-use-ld=lld"])]

let package = Package(
  name: "Cuaderno",
  products: [
    .library(name: "Cuaderno", targets: ["Cuaderno", "CuadernoCommand"]),
    .library(
      name: "Laboratory",
      targets: [
        "Tensor", "Images", "Datasets", "NeuralNetwork", "ONNX", "Metrics", "Charts", "Figures",
      ]),
    .plugin(name: "NotebookPlugin", targets: ["NotebookPlugin"]),
    .executable(name: "cuaderno", targets: ["NewNotebook"]),
    .executable(name: "simpsons", targets: ["simpsons"]),
    .executable(name: "shapes", targets: ["shapes"]),
    .executable(name: "benchmarks", targets: ["benchmarks"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C libraries, one module map each.
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(
      name: "CMarkdown",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(
      name: "COpenCV",
      cxxSettings: [.unsafeFlags(["-I/usr/include/opencv4"])]),
    .target(name: "CBLAS"),
    .target(name: "CJPEG"),
    // Without `errno` of square roots, loops over them become vectors.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),

    // The libraries of the laboratory. They know nothing of notebooks.
    .target(name: "Artifacts", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "Execution", dependencies: ["Artifacts"], swiftSettings: strict),
    .target(
      name: "Archives", dependencies: ["Artifacts", "CArchive", "CZlib"], swiftSettings: strict),
    .target(
      name: "Downloads", dependencies: ["Archives", "Execution", "Artifacts", "CCurl", "CLinux"],
      swiftSettings: strict),
    .target(
      name: "Tensor", dependencies: ["Artifacts", "CBLAS"], swiftSettings: strict),
    .target(
      name: "Images", dependencies: ["Tensor", "COpenCV", "CJPEG", "CKernels"],
      swiftSettings: strict),
    .target(
      name: "Datasets",
      dependencies: [
        "Images", "Tensor", "NeuralNetwork", "Drawing", "Execution", "Artifacts", "CLinux",
      ],
      swiftSettings: strict),
    .target(
      name: "NeuralNetwork",
      dependencies: ["Tensor", "Execution", "Artifacts", "Archives", "CKernels"],
      exclude: ["Performance.md"], swiftSettings: strict),
    .target(
      name: "ONNX", dependencies: ["NeuralNetwork", "Tensor", "Artifacts"], swiftSettings: strict),
    .target(name: "Metrics", swiftSettings: strict),
    .target(name: "Drawing", dependencies: ["CCairo"], swiftSettings: strict),
    .target(name: "Charts", dependencies: ["Drawing", "Execution"], swiftSettings: strict),
    .target(
      name: "Figures",
      dependencies: [
        "Charts", "Drawing", "Metrics", "NeuralNetwork", "Images", "Tensor", "Execution",
      ],
      swiftSettings: strict),

    // The notebook: source, record, views, runner.
    .target(name: "SwiftLexer", swiftSettings: strict),
    .target(
      name: "RunRecord", dependencies: ["Execution", "Artifacts", "SwiftLexer"],
      swiftSettings: strict),
    .target(name: "CReportAssets", exclude: ["report.css", "report.js"]),
    .target(
      name: "Report",
      dependencies: [
        "RunRecord", "Execution", "Artifacts", "SwiftLexer", "CMarkdown", "CReportAssets",
      ],
      swiftSettings: strict),
    .target(
      name: "Cuaderno", dependencies: ["RunRecord", "Execution", "Artifacts", "SwiftLexer"],
      swiftSettings: strict),
    .target(
      name: "CuadernoCommand",
      dependencies: [
        "Cuaderno", "Report", "RunRecord", "Execution", "Artifacts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "notebook-index", dependencies: ["SwiftLexer", "CCrypto"],
      path: "Sources/NotebookIndex", swiftSettings: strict),
    .plugin(
      name: "NotebookPlugin", capability: .buildTool(), dependencies: ["notebook-index"],
      path: "Sources/NotebookPlugin"),

    // Programs.
    .executableTarget(
      name: "NewNotebook",
      dependencies: [
        "SwiftLexer", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "NeuralNetwork", "Tensor", "Execution", "Datasets", "Images",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Benchmarks", exclude: ["compare.py", "peers.py"], swiftSettings: strict),
    .executableTarget(
      name: "simpsons",
      dependencies: [
        "CuadernoCommand", "Cuaderno", "Execution", "Artifacts", "Tensor", "Images", "Datasets",
        "NeuralNetwork", "Metrics", "Charts", "Figures", "Downloads", "Drawing", "Report", "ONNX",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "notebooks/simpsons", resources: [.embedInCode("speed.json")], swiftSettings: byFile,
      linkerSettings: linker, plugins: ["NotebookPlugin"]),
    .executableTarget(
      name: "shapes",
      dependencies: [
        "CuadernoCommand", "Cuaderno", "Execution", "Drawing", "Tensor", "NeuralNetwork", "Metrics",
        "Charts", "Figures",
      ],
      path: "notebooks/shapes", swiftSettings: whole, linkerSettings: linker,
      plugins: ["NotebookPlugin"]),

    // Tests, one target a module.
    .testTarget(name: "ArtifactsTests", dependencies: ["Artifacts"], swiftSettings: strict),
    .testTarget(name: "ExecutionTests", dependencies: ["Execution"], swiftSettings: strict),
    .testTarget(
      name: "DownloadsTests", dependencies: ["Downloads", "Archives", "CArchive"],
      swiftSettings: strict),
    .testTarget(
      name: "TensorTests", dependencies: ["Tensor", "Artifacts"], swiftSettings: strict),
    .testTarget(
      name: "ImagesTests", dependencies: ["Images", "Tensor"], resources: [.copy("Reference")],
      swiftSettings: strict),
    .testTarget(
      name: "DatasetsTests",
      dependencies: ["Datasets", "Images", "Tensor", "NeuralNetwork", "Execution"],
      swiftSettings: strict),
    .testTarget(
      name: "NeuralNetworkTests",
      dependencies: ["NeuralNetwork", "Tensor", "Execution", "Artifacts", "CKernels"],
      resources: [.copy("Reference")], swiftSettings: strict),
    .testTarget(
      name: "ONNXTests", dependencies: ["ONNX", "NeuralNetwork", "Tensor", "Execution"],
      resources: [.copy("run.py")], swiftSettings: strict),
    .testTarget(name: "MetricsTests", dependencies: ["Metrics"], swiftSettings: strict),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing"], swiftSettings: strict),
    .target(
      name: "ChartChecks", dependencies: ["Charts", "Drawing"], path: "Tests/ChartChecks",
      swiftSettings: strict),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "ChartChecks", "Drawing", "Execution"],
      swiftSettings: strict),
    .testTarget(
      name: "FiguresTests",
      dependencies: [
        "Figures", "Charts", "ChartChecks", "Drawing", "Metrics", "Tensor", "Execution",
      ],
      swiftSettings: strict),
    .testTarget(name: "SwiftLexerTests", dependencies: ["SwiftLexer"], swiftSettings: strict),
    .testTarget(
      name: "RunRecordTests", dependencies: ["RunRecord", "Execution"], swiftSettings: strict),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "RunRecord", "Execution"],
      swiftSettings: strict),
    .testTarget(
      name: "CuadernoTests", dependencies: ["Cuaderno", "Execution", "Artifacts", "RunRecord"],
      swiftSettings: strict),
    .executableTarget(
      name: "faults",
      dependencies: [
        "CuadernoCommand", "Cuaderno", "Execution",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/FaultNotebook", swiftSettings: whole, plugins: ["NotebookPlugin"]),
    .testTarget(
      name: "CuadernoCommandTests",
      dependencies: ["faults", "shapes", "CuadernoCommand", "Cuaderno", "RunRecord", "Artifacts"],
      swiftSettings: strict),
    .testTarget(
      name: "NotebookIndexTests", dependencies: ["notebook-index", "faults", "Cuaderno"],
      swiftSettings: strict),
    .testTarget(
      name: "NewNotebookTests", dependencies: ["NewNotebook", "Cuaderno"], swiftSettings: strict),
    .testTarget(
      name: "SimpsonsTests",
      dependencies: ["simpsons", "Datasets", "NeuralNetwork", "RunRecord", "Execution"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
