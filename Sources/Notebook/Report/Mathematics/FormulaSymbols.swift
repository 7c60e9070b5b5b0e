/// The commands of TeX that stand for one character or word.
enum FormulaSymbols {
  /// Set as identifiers.
  static let identifiers: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞",
    "ell": "ℓ", "partial": "∂", "nabla": "∇", "emptyset": "∅", "hbar": "ℏ", "top": "⊤",
  ]

  /// Set as operators.
  static let operators: [String: String] = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆",
    "circ": "∘", "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "le": "≤", "leq": "≤", "ge": "≥",
    "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "propto": "∝",
    "ll": "≪", "gg": "≫", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆",
    "cup": "∪", "cap": "∩", "setminus": "∖", "forall": "∀", "exists": "∃", "neg": "¬",
    "land": "∧", "lor": "∨", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "Rightarrow": "⇒", "Leftrightarrow": "⇔", "mapsto": "↦", "mid": "∣", "parallel": "∥",
    "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "colon": ":",
    "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "{": "{", "}": "}", "|": "‖", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_",
  ]

  /// Large operators, whose limits are below and above in displayed formulas.
  static let large: [String: String] = [
    "sum": "∑", "prod": "∏", "int": "∫", "bigcup": "⋃", "bigcap": "⋂",
  ]

  /// Functions in upright letters; those that take limits.
  static let limits: Set<String> = ["lim", "max", "min", "sup", "inf", "argmax", "argmin"]

  static let functions: Set<String> = [
    "log", "ln", "exp", "sin", "cos", "tan", "tanh", "det", "dim", "deg", "arg", "Pr", "softmax",
  ]

  static let accents: [String: String] = [
    "hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "tilde": "~", "vec": "→",
    "dot": "˙", "ddot": "¨",
  ]

  /// Widths of spaces in em.
  static let spaces: [String: String] = [
    ",": "0.167em", ":": "0.222em", ";": "0.278em", "!": "-0.167em", " ": "0.25em",
    "quad": "1em", "qquad": "2em",
  ]

  /// The opening and closing fence of each kind of matrix.
  static let environments: [String: (open: String, close: String)] = [
    "matrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "cases": ("{", ""), "aligned": ("", ""),
  ]

  /// Letters of mathematical alphabets; bold and calligraphic ones are computed.
  static let doubleStruck: [Character: String] = [
    "C": "ℂ", "E": "𝔼", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙",
  ]
}
