@_exported import Checksums
