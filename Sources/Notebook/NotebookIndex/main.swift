import Foundation
import Printing

/// Checks a notebook's files and writes its index; run by `NotebookPlugin`.
do {
  let compilers = CompilerVersions()
  let arguments = try Arguments(CommandLine.arguments.dropFirst())
  let files = try arguments.files.filter(Arguments.isSwift).map { try NotebookFile(path: $0) }
  let errors = NotebookChecks(files: files, offered: arguments.offered).errors()
  guard errors.isEmpty else { throw IndexErrors(errors: errors) }
  let contents = FileContents()
  var plan = arguments.plan.flatMap(FileManager.default.contents).map {
    BuildPlan(
      $0, paths: PathNormalization(arguments), contents: contents, compilers: compilers,
      output: arguments.output)
  }
  let modules = try ModuleDigests(arguments.modules, plan: &plan, contents: contents)
  let settings = BuildSettings(
    arguments, plan: &plan, compilers: compilers, unknown: modules.unknown)
  if let problem = settings.problem {
    FileHandle.standardError.write(Data("warning: \(problem)\n".utf8))
  }
  let fingerprints = CellFingerprints(files)
  for warning in OutsideReadChecks(files: files, fingerprints: fingerprints).warnings() {
    FileHandle.standardError.write(Data("\(warning)\n".utf8))
  }
  let writer = SourceIndexWriter(
    arguments: arguments, settings: settings, files: files, fingerprints: fingerprints,
    modules: modules, contents: contents)
  try writer.write(to: URL(fileURLWithPath: arguments.output))
} catch {
  StandardError.write("\(error)\n")
  exit(1)
}
