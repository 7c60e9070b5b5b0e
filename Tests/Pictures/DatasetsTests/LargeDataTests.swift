import Artifacts
import Datasets
import Foundation
import Images
import Tensor
import TestSupport
import Testing

/// Data sets that are larger than the part that is decoded at a time.
@Suite struct LargeDataTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [1, 100, 288, 1_000, 1_000_000])
  func partsGiveWhatOneLoadGives(partSize: Int) throws {
    for index in 0..<23 { try folder.writePicture("a/\(index + 10).jpg", shade: UInt8(index * 9)) }
    for index in [10, 17, 18, 32] { try folder.write(Data("x".utf8), to: "a/\(index).jpg") }
    let decoder = ImageDecoder(width: 8, height: 6)
    let contents = try ImageFolderContents(classFoldersIn: folder.path, classNames: nil)
    var loader = ImageLoader(decoder: decoder, title: "Pictures")
    let whole = try loader.load(contents.files, classNames: ["a"])
    loader.partSize = partSize
    let parts = try loader.load(contents.files, classNames: ["a"])
    #expect(parts == whole)
    #expect(parts.count == 19)
    #expect(parts.skipped.map(\.path) == ["a/10.jpg", "a/17.jpg", "a/18.jpg", "a/32.jpg"])
  }

  @Test func nothingReadableIsNoPicture() throws {
    for index in 0..<5 { try folder.write(Data("x".utf8), to: "a/\(index).jpg") }
    let contents = try ImageFolderContents(classFoldersIn: folder.path, classNames: nil)
    var loader = ImageLoader(decoder: ImageDecoder(width: 8, height: 6), title: "Pictures")
    loader.partSize = 200
    let set = try loader.load(contents.files, classNames: ["a"])
    #expect(set.count == 0 && set.pixels.shape == [0, 6, 8, 3] && set.skipped.count == 5)
  }

  @Test func aMappedTensorIsStoredAsOneInMemory() throws {
    let owned = Tensor<UInt8>(shape: [40, 1 << 20]) { elements in
      for index in elements.indices {
        elements[index] = UInt8(truncatingIfNeeded: index ^ index >> 9)
      }
    }
    var scratch = try ScratchFile()
    try owned.withUnsafeBufferPointer { try scratch.write(UnsafeRawBufferPointer($0)) }
    let file = try scratch.mapped()
    let mapped = Tensor<UInt8>(mapping: file.bytes, of: file, shape: owned.shape)
    #expect(mapped == owned)
    let encoded = try EncodedArtifact(mapped.rows(1..<39))
    #expect(encoded.summary == (try EncodedArtifact(owned.rows(1..<39))).summary)
    let path = "\(folder.path)/artifact"
    try encoded.write(to: path)
    #expect(try Artifact(path: path).value(as: Tensor<UInt8>.self) == owned.rows(1..<39))
    #expect(mapped == owned)
  }
}

/// Loads and stores a large folder of class folders that `LARGE_PICTURES` names, and states time and memory.
@Suite(.enabled(if: LargeFolder.path != nil, "LARGE_PICTURES is not set"))
struct LargeFolderTests {
  @Test func isLoadedAndStoredWithinLittleMemory() throws {
    let folder = try TemporaryFolder()
    let before = try Self.memory()
    let (set, loading) = try Self.measured {
      try ImageFolder(LargeFolder.path ?? "").load(ImageDecoder(width: 64, height: 64))
    }
    let (_, storing) = try Self.measured {
      try EncodedArtifact(set).write(to: "\(folder.path)/artifact")
    }
    let (stored, reading) = try Self.measured {
      try Artifact(path: "\(folder.path)/artifact").value(as: ImageSet.self)
    }
    #expect(stored.labels == set.labels)
    let after = try Self.memory()
    print(
      "\(set.count) pictures: loaded in \(loading), stored in \(storing), read in \(reading);",
      "memory \(before) -> \(after)")
    #expect((after["VmHWM"] ?? 0) - (before["VmHWM"] ?? 0) < 500_000)
  }

  private static func measured<Result>(_ body: () throws -> Result) rethrows -> (Result, Duration) {
    let start = ContinuousClock.now
    let result = try body()
    return (result, ContinuousClock.now - start)
  }

  /// Kilobytes that the process uses, by the names of proc(5).
  private static func memory() throws -> [String: Int] {
    let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(
      separator: "\n")
    let fields = lines.compactMap { line -> (String, Int)? in
      let parts = line.split { $0 == ":" || $0.isWhitespace }
      guard parts.count > 1, ["VmHWM", "RssAnon", "RssFile"].contains(parts[0]) else { return nil }
      return Int(parts[1]).map { (String(parts[0]), $0) }
    }
    return Dictionary(uniqueKeysWithValues: fields)
  }
}

enum LargeFolder {
  static let path = ProcessInfo.processInfo.environment["LARGE_PICTURES"]
}
