/// A declaration at the top level of a file.
struct Declaration {
  enum Kind: Equatable {
    /// `let x = Cell(...)`
    case cell
    /// `let x = Parameter(...)`: its value is in keys, not its text.
    case parameter
    /// A struct, class, enum, actor, protocol or type alias.
    case type
    /// An extension; `addsConformance` when it names protocols.
    case `extension`(addsConformance: Bool)
    /// A function, variable or constant.
    case value
    /// An operator or a precedence group, which code uses without naming it.
    case `operator`
  }

  var kind: Kind
  /// The names that code can use to reach it; for an extension those of its members.
  var names: [String]
  /// The type that an extension extends; of a nested one the outermost.
  var extended: String?
  /// The names behind the colon of a type or an extension: protocols whose extensions give it members.
  var inherited: Set<String> = []
  /// Whether it is another name for a type.
  var isAlias = false
  var line: Int
  /// The code without comments and layout.
  var code: String
  /// All identifiers in its code.
  var mentions: Set<String>
  /// Those that may be members of a value: behind a point, or anywhere within a type or an extension.
  var memberMentions: Set<String>
  /// Where its code reads something outside the program.
  var outsideReads: [OutsideRead] = []
  /// For a cell the identifiers between the brackets after `Cell`.
  var arguments: [String] = []
}

extension Declaration {
  /// Whether it declares an external input, or serves one: there, outside reads belong.
  var servesExternalInput: Bool {
    !mentions.isDisjoint(with: ["ExternalInput", "Surroundings"])
  }
}
