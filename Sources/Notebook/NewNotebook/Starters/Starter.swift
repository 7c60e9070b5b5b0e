import ArgumentParser
import Foundation

/// What a new notebook begins with.
enum Starter: String, CaseIterable, ExpressibleByArgument {
  case blank, csv, images

  /// The products of Cuaderno whose modules the cells import.
  var products: [String] {
    switch self {
    case .blank: ["Cuaderno"]
    case .csv: ["Cuaderno", "Charts", "Tables"]
    case .images:
      ["Cuaderno", "Datasets", "Figures", "Images", "Metrics", "NeuralNetwork", "Tensor"]
    }
  }

  /// About how long the first build takes on two processor cores, in minutes.
  var firstBuildMinutes: Int {
    switch self {
    case .blank: 3
    case .csv: 3
    case .images: 6
    }
  }

  /// The names of the cells in their order.
  var cells: [String] {
    switch self {
    case .blank: ["beginning"]
    case .csv: ["load", "split", "compare", "predict"]
    case .images: ["load", "split", "train", "evaluate"]
    }
  }

  /// The texts of the Swift files that a notebook has beside its own type, by name.
  func sources(data: String) -> [(name: String, text: String)] {
    switch self {
    case .blank: Self.blankSources
    case .csv: Self.csvSources(data: data)
    case .images: Self.imageSources(data: data)
    }
  }

  /// Where the sample data goes, from the package's folder; `nil` for a notebook that needs none.
  func dataPath(_ name: String) -> String? {
    switch self {
    case .blank: nil
    case .csv: "data/\(name).csv"
    case .images: "data/\(name)"
    }
  }

  /// Sample data, so that a new notebook runs at once; by paths from the package's folder.
  func sampleData(_ name: String) -> [(path: String, content: Data)] {
    guard let path = dataPath(name) else { return [] }
    switch self {
    case .blank: return []
    case .csv: return [(path, Data(SampleData.table.utf8))]
    case .images: return SampleData.pictures.map { ("\(path)/\($0.name)", $0.content) }
    }
  }
}
