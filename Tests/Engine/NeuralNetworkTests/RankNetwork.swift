import Foundation
import Testing

/// Nodes with a network of their own on this machine, made of network namespaces.
final class RankNetwork {
  /// Whether this process may make some.
  static let isPossible = (try? run("ip netns add cuaderno0 && ip netns del cuaderno0")) != nil
  private let count: Int
  private let agent = FileManager.default.temporaryDirectory.appending(
    path: "agent-\(UUID().uuidString)")

  init(nodes count: Int) throws {
    self.count = count
    try Self.run(
      "ip link add cuaderno0 type bridge && ip addr add 10.77.0.1/24 dev cuaderno0 && ip link set cuaderno0 up"
    )
    for node in 1...count {
      try Self.run(
        """
        ip netns add h\(node) && ip link add cuv\(node) type veth peer name eth0 netns h\(node) \
        && ip link set cuv\(node) master cuaderno0 up && ip -n h\(node) addr add 10.77.0.1\(node)/24 dev eth0 \
        && ip -n h\(node) link set eth0 up && ip -n h\(node) link set lo up
        """)
    }
    // In the place of ssh.
    let script = """
      #!/bin/sh
      host=$1; shift; name=h${host##*.1}
      exec ip netns exec "$name" unshare --uts sh -c "hostname $name; $*"
      """
    try script.write(to: agent, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: agent.path)
  }

  deinit {
    for node in 1...count { try? Self.run("ip netns del h\(node)") }
    try? Self.run("ip link del cuaderno0")
    try? FileManager.default.removeItem(at: agent)
  }

  /// One rank on each node, and messages that notice a cut.
  var options: [String] {
    let hosts = (1...count).map { "10.77.0.1\($0):1" }.joined(separator: ",")
    let settings: [(name: String, value: String)] = [
      ("plm_rsh_agent", agent.path), ("btl", "tcp,self"),
      ("btl_tcp_if_include", "10.77.0.0/24"), ("oob_tcp_if_include", "10.77.0.0/24"),
      ("oob_tcp_keepalive_time", "5"), ("oob_tcp_keepalive_intvl", "1"),
      ("oob_tcp_keepalive_probes", "5"),
    ]
    return ["--host", hosts, "-x", RankOrder.variable]
      + settings.flatMap { ["--mca", $0.name, $0.value] }
  }

  /// Pulls the cable of a node, counted from 0.
  func cut(_ node: Int) throws { try Self.run("ip link set cuv\(node + 1) down") }

  private static func run(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command)")
  }
}
