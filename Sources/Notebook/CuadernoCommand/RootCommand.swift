import ArgumentParser
import Cuaderno

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
        Without a verb it runs what is out of date and writes the report, whose path is the last line of its output. Cells are named by number, name, title or the \
        beginning of a name; `list` shows them.

        The notebook's parameters are flags of `run`, which may be left out:
        \(ParameterFlags<Book>.overview)
        """,
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
