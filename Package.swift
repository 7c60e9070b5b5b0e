// swift-tools-version: 6.2
import PackageDescription

let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

// Libraries that work in any package, without a notebook.
let libraries = [
  "Randomness", "Hosting", "Tensor", "NeuralNetwork", "ModelFormats", "Images", "Datasets",
  "Display", "Drawing", "Charts", "Tables", "Metrics", "Figures",
]

let package = Package(
  name: "Cuaderno",
  products: [
    .library(name: "Cuaderno", targets: ["Cuaderno", "CuadernoCommand"]),
    .plugin(name: "NotebookPlugin", targets: ["NotebookPlugin"]),
    .executable(name: "cuaderno", targets: ["NewNotebook"]),
    .executable(name: "simpsons", targets: ["simpsons"]),
    .executable(name: "shapes", targets: ["shapes"]),
    .executable(name: "benchmarks", targets: ["benchmarks"]),
  ] + libraries.map { .library(name: $0, targets: [$0]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  // The notebooks. The rooms below hold everything else.
  targets: [
    .executableTarget(
      name: "simpsons",
      dependencies: [
        "CuadernoCommand", "Cuaderno", "Display", "Hosting", "Randomness", "Artifacts", "Tensor",
        "Images", "Datasets",
        "NeuralNetwork", "Metrics", "Charts", "Figures", "SimpsonsData", "Downloads", "Drawing",
        "Report", "ModelFormats", "Printing", arguments,
      ],
      path: "notebooks/simpsons", exclude: ["Libraries", "README.md"],
      resources: [.embedInCode("speed.json")],
      swiftSettings: .cells(.fileByFile), linkerSettings: .fast, plugins: ["NotebookPlugin"]),
    .executableTarget(
      name: "shapes",
      dependencies: [
        "CuadernoCommand", "Cuaderno", "Drawing", "Tensor", "NeuralNetwork", "Metrics",
        "Charts", "Figures",
      ],
      path: "notebooks/shapes", swiftSettings: .cells(.allAtOnce), linkerSettings: .fast,
      plugins: ["NotebookPlugin"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// C libraries, files and archives.
package.targets += room(
  "System",
  [
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo-gobject", providers: [.apt(["libcairo2-dev"])]),
    .target(
      name: "CPango", dependencies: ["CCairo"],
      cSettings: [.unsafeFlags(["-I/usr/include/pango-1.0", "-I/usr/include/harfbuzz"])],
      linkerSettings: [.linkedLibrary("pangocairo-1.0"), .linkedLibrary("pango-1.0")]),
    .systemLibrary(
      name: "CMarkdown",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "CImages", cxxSettings: [.unsafeFlags(["-I/usr/include/opencv4"])]),
    .systemLibrary(name: "CBLAS", providers: [.apt(["libopenblas-dev"])]),
    .target(name: "Checks"),
    .target(name: "Checksums", dependencies: ["CCrypto", "Checks"]),
    .target(name: "Printing"),
    .target(name: "Programs", dependencies: ["Printing", arguments]),
    .target(name: "Artifacts", dependencies: ["Checksums", "Checks", "Printing", "CLinux"]),
    .target(name: "Archives", dependencies: ["Artifacts", "Printing", "CArchive"]),
    .testTarget(
      name: "SystemTests", dependencies: ["Artifacts", "Checks", "Printing", "Programs", arguments]
    ),
  ])

// Tensors, networks and their training.
package.targets += room(
  "Engine",
  [
    .target(name: "Randomness"),
    .target(name: "Hosting", dependencies: ["Randomness"]),
    // Without `errno` of square roots, loops over them become vectors.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),
    .target(name: "Tensor", dependencies: ["Artifacts", "Checks", "CBLAS"]),
    .target(
      name: "NeuralNetwork",
      dependencies: [
        "Tensor", "Hosting", "Randomness", "Artifacts", "Checks", "Printing", "CKernels",
      ],
      exclude: ["Performance.md"]),
    .target(
      name: "ModelFormats", dependencies: ["NeuralNetwork", "Tensor", "Artifacts", "Archives"]),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "ModelFormats", "NeuralNetwork", "Tensor", "Hosting", "Randomness", "Artifacts", "CKernels",
      ],
      exclude: ["Arm64/kernels.c"],
      resources: [
        .copy("NeuralNetworkTests/Reference"), .copy("ModelFormatsTests/run.py"),
        .copy("ModelFormatsTests/Weights"),
      ]),
  ])

// Decoding, resizing and augmentation; image folders.
package.targets += room(
  "Pictures",
  [
    .target(name: "Images", dependencies: ["Tensor", "Checks", "CImages", "CKernels"]),
    .target(
      name: "Datasets",
      dependencies: [
        "Images", "Tensor", "NeuralNetwork", "Hosting", "Randomness", "Artifacts", "Checks",
        "Printing",
      ]),
    .testTarget(
      name: "PicturesTests",
      dependencies: [
        "Datasets", "Images", "Tensor", "NeuralNetwork", "Artifacts", "Hosting", "Randomness",
        "TestSupport",
      ], exclude: ["Fuzzing"], resources: [.copy("ImagesTests/Reference")]),
  ])

// Drawing, charts, the figures made of them, and metrics.
package.targets += room(
  "Charts",
  [
    .target(name: "Metrics", dependencies: ["Checks", "Printing"]),
    .target(name: "Display", dependencies: ["Checks"]),
    .target(name: "Drawing", dependencies: ["Checks", "CCairo", "CPango"]),
    .target(name: "Charts", dependencies: ["Drawing", "Display", "Checks", "Printing"]),
    .target(
      name: "Figures",
      dependencies: [
        "Charts", "Drawing", "Metrics", "NeuralNetwork", "Images", "Tensor", "Display",
        "Randomness", "Checks", "Printing",
      ]),
    .target(name: "Tables", dependencies: ["Display", "Randomness", "Checks"]),
    .testTarget(
      name: "ChartsTests",
      dependencies: [
        "Figures", "Charts", "Tables", "Drawing", "Metrics", "Tensor", "Display", "Randomness",
        "TestSupport",
      ], exclude: ["ChartsTests/Golden", "FiguresTests/Golden"]),
  ])

// Cells, their graph, store and runner; the record of a run and its views; the programs.
package.targets += room(
  "Notebook",
  [
    .target(name: "SwiftLexer"),
    .target(name: "RunRecord", dependencies: ["Display", "Hosting", "Artifacts", "SwiftLexer"]),
    .target(name: "CReportAssets", exclude: ["report.css", "report.js"]),
    .target(
      name: "Report",
      dependencies: [
        "RunRecord", "Display", "Hosting", "Artifacts", "Checksums", "Printing", "SwiftLexer",
        "CMarkdown", "CReportAssets",
      ], swiftSettings: .compact),
    .target(
      name: "Cuaderno",
      dependencies: [
        "Checks", "RunRecord", "Display", "Hosting", "Randomness", "Artifacts", "Printing",
        "SwiftLexer",
        "CLinux",
      ]),
    .target(
      name: "CuadernoCommand",
      dependencies: [
        "Checks", "Cuaderno", "Report", "RunRecord", "Display", "Hosting", "Randomness",
        "Artifacts",
        "Printing", "Programs",
        arguments,
      ], swiftSettings: .unoptimized),
    .executableTarget(
      name: "notebook-index", dependencies: ["SwiftLexer", "Checksums", "Printing"],
      path: "Sources/Notebook/NotebookIndex", swiftSettings: .unoptimized),
    .plugin(name: "NotebookPlugin", capability: .buildTool(), dependencies: ["notebook-index"]),
    .executableTarget(
      name: "NewNotebook", dependencies: ["SwiftLexer", "Printing", "Programs", arguments],
      swiftSettings: .unoptimized),
    .executableTarget(
      name: "faults", dependencies: ["CuadernoCommand", "Cuaderno", arguments],
      path: "Tests/Notebook/FaultNotebook", swiftSettings: .cells(.allAtOnce),
      plugins: ["NotebookPlugin"]),
    .testTarget(
      name: "NotebookTests",
      dependencies: [
        "faults", "shapes", "notebook-index", "NewNotebook", "CuadernoCommand", "Cuaderno",
        "Report", "RunRecord", "SwiftLexer", "Artifacts", "Display", "Hosting", "Charts", "Tables",
        "TestSupport",
      ],
      exclude: [
        "FaultNotebook", "CuadernoCommandTests/Golden", "ReportTests/Golden",
      ]),
  ])

// What only the laboratory uses.
package.targets += room(
  "Simpsons",
  [
    .target(
      name: "Downloads",
      dependencies: ["Archives", "Hosting", "Artifacts", "Printing", "CCurl"],
      path: "notebooks/simpsons/Libraries/Downloads"),
    .target(
      name: "SimpsonsData",
      dependencies: [
        "Datasets", "Images", "Tensor", "Drawing", "Display", "Hosting", "Randomness", "Artifacts",
        "Checks", "Printing",
      ],
      path: "notebooks/simpsons/Libraries/SimpsonsData"),
    .testTarget(
      name: "SimpsonsTests",
      dependencies: [
        "simpsons", "SimpsonsData", "Downloads", "Archives", "CArchive", "Datasets", "Images",
        "Tensor", "NeuralNetwork", "RunRecord", "Display", "Hosting", "Randomness", "Artifacts",
        "TestSupport",
      ]),
  ])

// The benchmarks, what tests share, and the test of this manifest.
package.targets += [
  .executableTarget(
    name: "benchmarks",
    dependencies: [
      "NeuralNetwork", "Tensor", "Randomness", "Datasets", "Images", "SimpsonsData", "Printing",
      "Programs", arguments,
    ],
    path: "Sources/Benchmarks", exclude: ["compare.py", "peers.py"], swiftSettings: .strict),
  .target(
    name: "TestSupport", dependencies: ["Hosting", "Randomness", "Images", "Tensor"],
    path: "Tests/TestSupport", swiftSettings: .strict),
  .testTarget(name: "ArchitectureTests", swiftSettings: .strict),
]

// The documentation: `CUADERNO_DOCS=1 swift package generate-documentation`. Users do not need the plugin.
if Context.environment["CUADERNO_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

/// Adds the targets of a room: those without a path of their own are in `Sources/ROOM`, and the room's tests are in
/// `Tests/ROOM`.
func room(_ name: String, _ targets: [Target]) -> [Target] {
  for target in targets {
    let folder = target.type == .test ? "Tests/\(name)" : "Sources/\(name)/\(target.name)"
    target.path = target.path ?? folder
    if target.swiftSettings == nil, [.regular, .executable, .test].contains(target.type) {
      target.swiftSettings = .strict
    }
  }
  return targets
}

extension [SwiftSetting] {
  /// The settings of every Swift target.
  static var strict: Self { [.enableUpcomingFeature("ExistentialAny")] }

  /// The settings of code without loops over much data: it compiles in a fraction of the time.
  static var unoptimized: Self {
    strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]
  }

  /// The settings of code that renders texts: optimized for size, it compiles faster and runs as fast.
  static var compact: Self { strict + [.unsafeFlags(["-Osize"], .when(configuration: .release))] }

  /// The settings of a notebook. Cells orchestrate and loops are in libraries, so they are compiled unoptimized.
  /// `MemberImportVisibility` makes the imports of a cell complete, which its key relies on.
  static func cells(_ compilation: CellCompilation) -> Self {
    unoptimized + [
      .enableUpcomingFeature("MemberImportVisibility"),
      .unsafeFlags(compilation.flags, .when(configuration: .release)),
    ]
  }
}

/// How the cells of a notebook are compiled: few all at once; many file by file, so that an edit compiles few of them.
enum CellCompilation {
  case allAtOnce, fileByFile

  var flags: [String] {
    switch self {
    case .allAtOnce: ["-no-emit-module-separately-wmo"]
    case .fileByFile:
      ["-no-whole-module-optimization", "-incremental", "-no-emit-module-separately"]
    }
  }
}

extension [LinkerSetting] {
  /// The toolchain's linker, which takes half the time of the system's.
  static var fast: Self { [.unsafeFlags(["-use-ld=lld"])] }
}
