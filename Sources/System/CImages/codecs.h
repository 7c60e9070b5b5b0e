#pragma once
#include <opencv2/imgcodecs.hpp>
#include <string>
#include <vector>

/// The functions of OpenCV's library of codecs, which is loaded when the first picture is decoded or encoded.
///
/// That library depends on over a hundred others, which would delay every start of the program by an eighth of a second, even when
/// it decodes nothing.
struct Codecs {
  using Decode = cv::Mat (*)(cv::InputArray, int, cv::Mat *);
  using Encode = bool (*)(
      const cv::String &, cv::InputArray, std::vector<uchar> &, const std::vector<int> &);

  Decode decode = nullptr;
  Encode encode = nullptr;
  /// Why the library cannot be used; empty when it can.
  std::string failure;

  static const Codecs &shared();

private:
  Codecs();
};
