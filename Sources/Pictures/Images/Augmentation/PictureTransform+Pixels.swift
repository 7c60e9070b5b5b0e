import CImages

extension PictureTransform {
  /// Writes the changed pixels to `output`, which is as large as `pixels` and not the same memory.
  package func apply(
    to pixels: UnsafeBufferPointer<UInt8>, height: Int, width: Int, channels: Int,
    _ output: UnsafeMutableBufferPointer<UInt8>
  ) throws {
    let m = matrix(height: height, width: width)
    if m == [1, 0, 0, 0, 1, 0] {
      _ = output.update(from: pixels)
    } else {
      // OpenCV counts x first, so rows and columns change places.
      let map = [m[4], m[3], m[5], m[1], m[0], m[2]]
      try OpenCV.check(
        ocv_warp_affine(
          pixels.baseAddress, Int32(width), Int32(height), Int32(channels), map,
          Int32(fillMode.border.rawValue), Double(fillValue), output.baseAddress))
    }
    if channelShift != 0 || brightness != nil { changeTones(output) }
    if let cutOut { fill(cutOut, output, height: height, width: width, channels: channels) }
  }

  /// The shift of the channels stays within the darkest and the brightest value that the picture has, as in Keras.
  private func changeTones(_ pixels: UnsafeMutableBufferPointer<UInt8>) {
    guard let darkest = pixels.min(), let brightest = pixels.max() else { return }
    let tones = (0..<256).map { tone -> UInt8 in
      var value = Double(tone)
      if channelShift != 0 {
        value = min(max(value + channelShift, Double(darkest)), Double(brightest))
      }
      if let brightness { value = min(max(value.rounded(.down) * brightness, 0), 255) }
      return UInt8(value)
    }
    for index in pixels.indices { pixels[index] = tones[Int(pixels[index])] }
  }

  private func fill(
    _ cutOut: CutOut, _ pixels: UnsafeMutableBufferPointer<UInt8>, height: Int, width: Int,
    channels: Int
  ) {
    func range(_ middle: Int, _ limit: Int) -> Range<Int> {
      let first = middle - cutOut.edge / 2
      return (0..<limit).clamped(to: first..<first + cutOut.edge)
    }
    for row in range(cutOut.row, height) {
      for place in range(cutOut.column, width) {
        for channel in 0..<channels { pixels[(row * width + place) * channels + channel] = 128 }
      }
    }
  }
}

extension Augmentation.FillMode {
  fileprivate var border: ocv_border {
    switch self {
    case .constant: OCV_CONSTANT
    case .nearest: OCV_REPLICATE
    case .reflect: OCV_REFLECT
    case .wrap: OCV_WRAP
    }
  }
}
