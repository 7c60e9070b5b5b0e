import Cuaderno

extension Notebook {
  /// The program of a notebook.
  public static func main() {
    Swift.print(title)
    for cell in contents.cells { Swift.print(cell.fileName, cell.title) }
  }
}
