@_exported import Display
@_exported import Hosting
@_exported import Randomness
