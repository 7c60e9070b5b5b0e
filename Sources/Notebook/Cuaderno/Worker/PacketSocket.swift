import Artifacts
import Checks
import Foundation

/// One end of a connection between two processes that keeps packets whole and passes descriptors; see unix(7).
struct PacketSocket {
  let descriptor: Int32

  /// A packet: its bytes and the descriptors that came with it, which the receiver closes.
  struct Packet {
    var content: Data
    var descriptors: [Int32]
  }

  private static let longest = 1 << 16
  private static let mostDescriptors = 8
  /// The size of a `cmsghdr`, which precedes the descriptors.
  private static let headLength = 16
  /// SCM_RIGHTS, which C declares as an enumeration.
  private static let rights: Int32 = 1
  /// MSG_CMSG_CLOEXEC and MSG_NOSIGNAL.
  private static let closeOnExec: Int32 = 0x4000_0000
  private static let noSignal: Int32 = 0x4000

  /// - Throws: `FileError` when there are no more descriptors.
  static func pair() throws -> (PacketSocket, PacketSocket) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw FileError("cannot connect to the worker", path: "")
    }
    return (PacketSocket(descriptor: ends[0]), PacketSocket(descriptor: ends[1]))
  }

  /// - Throws: `FileError` when the other end is gone.
  func send(_ content: Data, descriptors: [Int32] = []) throws {
    require(
      descriptors.count <= Self.mostDescriptors,
      "a packet takes at most \(Self.mostDescriptors) descriptors, not \(descriptors.count)")
    var content = content
    var control = [UInt8](
      repeating: 0, count: descriptors.isEmpty ? 0 : Self.space(for: descriptors.count))
    control.withUnsafeMutableBytes { raw in
      guard !descriptors.isEmpty else { return }
      raw.storeBytes(of: Self.headLength + 4 * descriptors.count, as: Int.self)
      raw.storeBytes(of: SOL_SOCKET, toByteOffset: 8, as: Int32.self)
      raw.storeBytes(of: Self.rights, toByteOffset: 12, as: Int32.self)
      for (place, descriptor) in descriptors.enumerated() {
        raw.storeBytes(of: descriptor, toByteOffset: Self.headLength + 4 * place, as: Int32.self)
      }
    }
    let count = Self.withMessage(&content, &control) { message in
      repeatedly { sendmsg(descriptor, message, Self.noSignal) }
    }
    guard count >= 0 else { throw FileError("cannot reach the worker", path: "") }
  }

  /// Waits for a packet; `nil` when the other end is gone.
  func receive() -> Packet? {
    var content = Data(count: Self.longest)
    var control = [UInt8](repeating: 0, count: Self.space(for: Self.mostDescriptors))
    var controlLength = 0
    let count = Self.withMessage(&content, &control) { message in
      let count = repeatedly { recvmsg(descriptor, message, Self.closeOnExec) }
      controlLength = message.pointee.msg_controllen
      return count
    }
    guard count > 0 else { return nil }
    let descriptors = control.withUnsafeBytes { raw -> [Int32] in
      guard controlLength >= Self.headLength,
        raw.load(fromByteOffset: 12, as: Int32.self) == Self.rights
      else { return [] }
      let end = min(raw.load(as: Int.self), controlLength)
      return stride(from: Self.headLength, to: end - 3, by: 4).map {
        raw.load(fromByteOffset: $0, as: Int32.self)
      }
    }
    return Packet(content: content.prefix(count), descriptors: descriptors)
  }

  /// The length of the control data for so many descriptors, aligned to eight bytes.
  private static func space(for count: Int) -> Int { headLength + (4 * count + 7) / 8 * 8 }

  private static func withMessage(
    _ content: inout Data, _ control: inout [UInt8],
    _ body: (UnsafeMutablePointer<msghdr>) -> Int
  ) -> Int {
    content.withUnsafeMutableBytes { bytes in
      control.withUnsafeMutableBytes { control in
        var part = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
        return withUnsafeMutablePointer(to: &part) { part in
          var message = msghdr()
          message.msg_iov = part
          message.msg_iovlen = 1
          message.msg_control = control.isEmpty ? nil : control.baseAddress
          message.msg_controllen = control.count
          return body(&message)
        }
      }
    }
  }

  /// Repeats a call that a signal interrupts.
  private func repeatedly(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result < 0, errno == EINTR { continue }
      return result
    }
  }
}
