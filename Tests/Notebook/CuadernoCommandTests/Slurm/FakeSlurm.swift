import Foundation

/// `sbatch`, `squeue` and `scancel` as shell scripts, which execute jobs on this machine and do to them what a cluster may do.
struct FakeSlurm {
  /// What happens to the first job; all later ones run undisturbed.
  enum Fate: String, CaseIterable {
    case none
    /// The controller is out of reach twice, then it takes the job.
    case unreachable
    /// Submitted and forgotten at once, as by a controller that dies.
    case forgotten
    /// Reported as a lost node's, while its process goes on.
    case twin
    case nodeFailure
    case preempted
    case timeLimit
    case cancelled
    case memory
    /// `sbatch` refuses it for good.
    case rejected
    /// The queue answers nothing while the job runs.
    case silentQueue
    /// The node has another program.
    case otherProgram
    /// It waits for ever.
    case pending
  }

  let folder: String

  init(_ fate: Fate, after seconds: Double = 0.6) throws {
    folder = NSTemporaryDirectory() + "slurm-\(UUID().uuidString)"
    let bin = folder + "/bin"
    for path in [bin, folder + "/jobs"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    try (fate.rawValue + "\n").write(toFile: folder + "/fate", atomically: true, encoding: .utf8)
    for (name, text) in [
      ("sbatch", Self.sbatch), ("squeue", Self.squeue), ("scancel", Self.scancel),
    ] {
      let script = "#!/bin/sh\nfolder='\(folder)'\ndelay=\(seconds)\n" + text
      try script.write(toFile: "\(bin)/\(name)", atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: "\(bin)/\(name)")
    }
  }

  /// What a shell does first so that a program finds these tools.
  var shell: String { "export PATH='\(folder)/bin':\"$PATH\"" }

  /// How many jobs were submitted.
  var submissions: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: folder + "/jobs"))?.count ?? 0
  }

  /// The words of all calls of `sbatch`.
  var calls: String { (try? String(contentsOfFile: folder + "/calls", encoding: .utf8)) ?? "" }

  /// Processes of jobs that still run.
  var processes: [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/jobs")) ?? []
    return names.compactMap { name in
      let text = try? String(contentsOfFile: "\(folder)/jobs/\(name)/process", encoding: .utf8)
      return text.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }.filter { kill($0, 0) == 0 }
  }

  func remove() {
    for process in processes { kill(process, SIGKILL) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static let sbatch = """
    echo "$@" >> "$folder/calls"
    for word in "$@"; do
      case "$word" in
        --job-name=*) name=${word#--job-name=} ;;
        --output=*) log=${word#--output=} ;;
      esac
      script=$word
    done
    fate=$(cat "$folder/fate")
    if [ "$fate" = unreachable ]; then
      count=$(cat "$folder/count" 2>/dev/null || echo 0)
      echo $((count + 1)) > "$folder/count"
      if [ "$count" -lt 2 ]; then
        echo "sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)"
        exit 1
      fi
    fi
    if [ "$fate" = rejected ]; then
      echo "sbatch: error: invalid partition specified: nowhere"
      exit 1
    fi
    [ "$fate" = silentQueue ] || echo none > "$folder/fate"
    job="$folder/jobs/$name"
    mkdir "$job"
    number=$(ls "$folder/jobs" | wc -l)
    echo "$number" > "$job/number"
    [ "$fate" = forgotten ] && { echo "$number"; exit 0; }
    state() { echo "$name|$number|$1|$2|1:00|None" > "$job/line.new"; mv "$job/line.new" "$job/line"; }
    [ "$fate" = pending ] && { state PENDING ""; echo "$number"; exit 0; }
    state RUNNING n1
    if [ "$fate" = otherProgram ]; then
      cp "$(sed -n "s/^exec '\\([^']*\\)'.*/\\1/p" "$script")" "$folder/program"
      echo >> "$folder/program"
      sed -i "s#^exec '[^']*'#exec '$folder/program'#" "$script"
      fate=none
    fi
    SLURM_JOB_ID=$number SLURMD_NODENAME=n1 setsid sh "$script" > "$log" 2>&1 < /dev/null &
    process=$!
    echo $process > "$job/process"
    {
      if [ "$fate" = none ] || [ "$fate" = unreachable ] || [ "$fate" = silentQueue ]; then
        wait $process; state COMPLETED n1
        exit
      fi
      sleep $delay
      case "$fate" in
        twin) pkill -STOP -s $process; state NODE_FAIL n1; sleep 22.5; pkill -CONT -s $process ;;
        nodeFailure) pkill -9 -s $process; state NODE_FAIL n1 ;;
        preempted) kill -TERM $process; sleep 0.5; state PREEMPTED n1 ;;
        timeLimit) kill -USR1 $process; wait $process; state COMPLETED n1 ;;
        cancelled) kill -TERM $process; wait $process; state CANCELLED n1 ;;
        memory) pkill -9 -s $process; state OUT_OF_MEMORY n1 ;;
      esac
    } > /dev/null 2>&1 < /dev/null &
    echo "$number"

    """

  private static let squeue = """
    if [ "$(cat "$folder/fate")" = silentQueue ]; then
      echo "slurm_load_jobs error: Unable to contact slurm controller (connect failure)"
      exit 1
    fi
    cat "$folder"/jobs/*/line 2>/dev/null
    exit 0

    """

  private static let scancel = """
    for word in "$@"; do
      case "$word" in --name=*) job="$folder/jobs/${word#--name=}" ;; esac
    done
    [ -f "$job/process" ] && kill -TERM "$(cat "$job/process")"
    [ -d "$job" ] && echo yes > "$job/cancelled"
    exit 0

    """
}
