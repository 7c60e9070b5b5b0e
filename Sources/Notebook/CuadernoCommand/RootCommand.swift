import ArgumentParser
import Cuaderno
import Programs

/// `simpsons VERB ...`
struct RootCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      commandName: Book.sources.name,
      abstract: Book.title,
      usage: """
        \(Book.sources.name) [<cells> ...] [<options>]
        \(Book.sources.name) <verb> [<options>]
        """,
      discussion: """
        Without a verb it runs what is out of date and writes the report, whose path is the last line of its output. Name a cell by its number, name, title or the \
        beginning of its name; `list` shows them. Completions for your shell: --generate-completion-script bash, zsh or fish.

        The notebook's parameters are flags of `run`. The word `run` may be left out:
        \(ParameterFlags<Book>.overview)
        """,
      version: Program.versionLine,
      subcommands: [
        RunCommand<Book>.self, RerunCommand<Book>.self, OpenCommand<Book>.self,
        RenderCommand<Book>.self, ListCommand<Book>.self, StatusCommand<Book>.self,
        HistoryCommand<Book>.self, DiffCommand<Book>.self, AcceptCommand<Book>.self,
        CleanCommand<Book>.self, WatchCommand<Book>.self, DoctorCommand<Book>.self,
        ExportCommand<Book>.self,
      ],
      defaultSubcommand: RunCommand<Book>.self)
    configuration.subcommands.append(NewCommand<Book>.self)
    let own = (Book.self as? any NotebookVerbs.Type)?.ownVerbs ?? []
    configuration.subcommands += own
    return configuration
  }
}
