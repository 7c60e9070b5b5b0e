import Cuaderno
import Foundation
import Printing
import RunRecord

/// A JSON file of parameters: `{"epochs": 3, "augment": true, "network": "residual"}`.
struct ParameterFile {
  /// The values as a person would type them, by name.
  let values: [String: String]

  /// - Parameter names: The parameters of the notebook.
  /// - Throws: ``ParameterFileError``.
  init(path: String, names: [String]) throws {
    let content: [String: Value]
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      content = try JSONDecoder().decode([String: Value].self, from: data)
    } catch let error as DecodingError {
      throw ParameterFileError(
        path: path,
        reason: "it is not one JSON object of numbers, texts, true and false (\(error.place))")
    } catch {
      throw ParameterFileError(path: path, reason: ErrorText.describe(error))
    }
    for name in content.keys.sorted() where !names.contains(name) {
      let near = NearestNames.of(name, in: names)
      let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
      throw ParameterFileError(path: path, reason: "there is no parameter \"\(name)\"\(hint)")
    }
    values = content.mapValues(\.text)
  }

  private struct Value: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        text = String(value)
      } else if let value = try? container.decode(Int.self) {
        text = String(value)
      } else if let value = try? container.decode(Double.self) {
        text = String(value)
      } else {
        text = try container.decode(String.self)
      }
    }
  }
}

/// A file of parameters that cannot be used.
struct ParameterFileError: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var description: String { "cannot take parameters from \(path.printableInOneLine): \(reason)" }
}

extension DecodingError {
  /// Where in the file the mistake is.
  fileprivate var place: String {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? context.debugDescription : "at \(path)"
    @unknown default: return "unknown place"
    }
  }
}
