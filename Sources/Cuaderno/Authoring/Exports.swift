@_exported import Execution
