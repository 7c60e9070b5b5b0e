import Images
import Tensor
import Testing

@Suite struct PictureSetTests {
  /// Two pictures of 2 x 4 whose values show where they are.
  private let pictures = Tensor<UInt8>(
    shape: [2, 2, 4, 3], elements: (0..<48).map { UInt8($0 * 5) })

  @Test func shrinkingTakesMeansOfAreas() throws {
    let small = try pictures.resizingPictures(width: 2, height: 1)
    #expect(small.shape == [2, 1, 2, 3])
    // Red of the first picture's left half: the mean of 0, 15, 60 and 75.
    #expect(small[0, 0, 0, 0] == 38)
    // Blue of the second picture's right half: the mean of 160, 175, 220 and 235.
    #expect(small[1, 0, 1, 2] == 198)
    #expect(try pictures.resizingPictures(width: 4, height: 2) == pictures)
    #expect(try pictures.resizingPictures(width: 8, height: 8).shape == [2, 8, 8, 3])
  }

  @Test func greyWeighsTheChannels() {
    let colours = Tensor<UInt8>(
      shape: [1, 1, 4, 3], elements: [255, 0, 0, 0, 255, 0, 0, 0, 255, 200, 200, 200])
    #expect(colours.grayPictures.shape == [1, 1, 4, 1])
    #expect(colours.grayPictures.elements == [76, 150, 29, 200])
  }
}
