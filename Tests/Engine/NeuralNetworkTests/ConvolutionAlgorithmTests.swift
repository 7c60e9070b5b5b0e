import NeuralNetwork
import Testing

struct ConvolutionAlgorithmTests {
  @Test(
    "Tiles have the size that multiplies least, the smaller one between equals",
    arguments: [
      (12, 12, 6), (28, 28, 6), (24, 24, 6), (6, 6, 6), (5, 5, 6), (32, 32, 4), (16, 16, 4),
      (8, 8, 4), (4, 4, 4), (1, 1, 4), (4, 6, 6), (4, 8, 4),
    ])
  func tile(height: Int, width: Int, tile: Int) {
    #expect(
      ConvolutionAlgorithm.winogradTile(outputHeight: height, outputWidth: width) == tile)
    #expect(
      ConvolutionAlgorithm.winogradTile(outputHeight: width, outputWidth: height) == tile)
  }
}
