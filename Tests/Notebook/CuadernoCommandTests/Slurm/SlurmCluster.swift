import Foundation

/// A Slurm cluster of three nodes on this machine: its own `munged`, `slurmctld` and three `slurmd`, which end with it.
final class SlurmCluster {
  static let isSoaking = ProcessInfo.processInfo.environment["SOAK"] == "1"

  /// Whether the programs are installed; they need root.
  static var isInstalled: Bool {
    geteuid() == 0
      && ["munged", "slurmctld", "slurmd", "sbatch"].allSatisfy { path(of: $0) != nil }
  }

  let folder: String
  /// The number of the controller's process.
  private(set) var controller: pid_t = 0
  /// The numbers of the nodes' processes.
  private(set) var nodes: [pid_t] = []
  private var munge: pid_t = 0

  private static func path(of program: String) -> String? {
    ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"].map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Starts the cluster, and waits until its nodes are idle.
  init() throws {
    folder = "/tmp/slurm-\(UInt32.random(in: .min ... .max))"
    try FileManager.default.createDirectory(
      atPath: folder + "/state", withIntermediateDirectories: true)
    try Data((0..<128).map { _ in UInt8.random(in: .min ... .max) })
      .write(to: URL(fileURLWithPath: folder + "/key"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/key")
    try configuration().write(toFile: folder + "/slurm.conf", atomically: true, encoding: .utf8)
    munge = start(
      "munged --foreground --force --socket=$f/munge --key-file=$f/key --pid-file=$f/munge.pid"
        + " --log-file=$f/munge.log --seed-file=$f/munge.seed")
    let patience = Date(timeIntervalSinceNow: 30)
    while Date() < patience, !FileManager.default.fileExists(atPath: folder + "/munge") {
      usleep(10_000)
    }
    startController()
    nodes = (1...3).map { start("slurmd -D -N n\($0)") }
    while answer("sinfo -h -o '%T %D'") != "idle 3\n", Date() < patience { usleep(100_000) }
  }

  func startController() { controller = start("slurmctld -D") }

  /// What a shell does first so that a program finds this cluster.
  var shell: String { "export SLURM_CONF='\(folder)/slurm.conf'" }

  /// What a command prints, with `$f` for the folder.
  ///
  /// No `Process`: daemons would inherit the sockets by which other tests learn of the end of their programs.
  @discardableResult func answer(_ command: String) -> String {
    let words = "f='\(folder)'; export SLURM_CONF=$f/slurm.conf; \(command)"
    guard let stream = popen(words, "r") else { return "" }
    var text = ""
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), stream) != nil {
      text += String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    pclose(stream)
    return text
  }

  /// Ends all jobs and daemons.
  func stop() {
    // Without its controller it fails only after a long time.
    if kill(controller, 0) == 0 { answer("scancel --signal=KILL --full --me 2>&1") }
    for process in nodes + [controller, munge] where process > 0 { kill(process, SIGKILL) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// - Returns: The number of the process.
  private func start(_ command: String) -> pid_t {
    let closing =
      "for d in /proc/$$/fd/*; do n=${d##*/}; if [ $n -gt 2 ]; then eval \"exec $n>&-\"; fi; done"
    let text = answer(
      "export f; bash -c '\(closing); exec \(command)' >$f/out 2>&1 </dev/null & echo $!")
    return pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  private func configuration() -> String {
    let host = ProcessInfo.processInfo.hostName
    let port = Int.random(in: 20_000...55_000)
    return """
      ClusterName=ci
      SlurmctldHost=\(host)(127.0.0.1)
      SlurmctldPort=\(port)
      SlurmUser=root
      AuthType=auth/munge
      AuthInfo=socket=\(folder)/munge
      CredType=cred/munge
      MpiDefault=none
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_Core
      SchedulerParameters=sched_interval=1,bf_interval=1,sched_min_interval=0
      StateSaveLocation=\(folder)/state
      SlurmdSpoolDir=\(folder)/spool.%n
      SlurmctldPidFile=\(folder)/slurmctld.pid
      SlurmdPidFile=\(folder)/slurmd.%n.pid
      SlurmctldLogFile=\(folder)/slurmctld.log
      SlurmdLogFile=\(folder)/slurmd.%n.log
      ReturnToService=2
      SlurmdTimeout=15
      SlurmctldTimeout=30
      InactiveLimit=0
      KillWait=5
      MinJobAge=300
      Waittime=0
      JobAcctGatherType=jobacct_gather/linux
      JobAcctGatherFrequency=2
      JobAcctGatherParams=OverMemoryKill
      NodeName=n[1-3] NodeHostname=\(host) NodeAddr=127.0.0.1 Port=[\(port + 1)-\(port + 3)] CPUs=2 RealMemory=4000 State=UNKNOWN
      PartitionName=cuaderno Nodes=ALL Default=YES MaxTime=INFINITE State=UP

      """
  }
}
