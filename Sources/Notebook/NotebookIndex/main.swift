import Foundation

/// Checks a notebook's files and writes its index; run by `NotebookPlugin`.
do {
  let compiler = Compiler()
  let arguments = try Arguments(CommandLine.arguments.dropFirst())
  let files = try arguments.files.map { try NotebookFile(path: $0) }
  let errors = NotebookChecks(files: files).errors()
  guard errors.isEmpty else { throw IndexErrors(errors: errors) }
  let modules = try ModuleDigests(arguments.modules)
  let writer = SourceIndexWriter(
    arguments: arguments, compiler: compiler.version(), files: files,
    fingerprints: CellFingerprints(files), modules: modules)
  try Data(writer.text().utf8).write(to: URL(fileURLWithPath: arguments.output), options: .atomic)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
