#include "opencv.h"

#include <cstdlib>
#include <cstring>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgproc.hpp>

#include "codecs.h"

namespace {

/// Runs `body` and turns whatever it throws into a message.
template <typename Body> const char *guarded(Body body) {
  static const bool is_quiet = [] {
    cv::setNumThreads(1);
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    cv::redirectError([](int, const char *, const char *, const char *, int, void *) { return 0; });
    return true;
  }();
  (void)is_quiet;
  thread_local std::string message;
  try {
    message = body();
  } catch (const cv::Exception &error) {
    message = error.err.empty() ? "OpenCV failed" : error.err;
  } catch (const std::bad_alloc &) {
    message = "there is not enough memory";
  } catch (const std::exception &error) {
    message = error.what();
  } catch (...) {
    message = "OpenCV failed";
  }
  return message.empty() ? nullptr : message.c_str();
}

cv::Mat view(const uint8_t *pixels, int width, int height, int channels) {
  return cv::Mat(height, width, CV_8UC(channels), const_cast<uint8_t *>(pixels));
}

/// Copies `pixels`, which OpenCV has as BGR, to `output` as RGB.
void write_rgb(const cv::Mat &pixels, uint8_t *output) {
  cv::Mat target = view(output, pixels.cols, pixels.rows, pixels.channels());
  if (pixels.channels() == 3) {
    cv::cvtColor(pixels, target, cv::COLOR_BGR2RGB);
  } else if (pixels.channels() == 4) {
    cv::cvtColor(pixels, target, cv::COLOR_BGRA2RGBA);
  } else {
    pixels.copyTo(target);
  }
}

std::string decode(const uint8_t *bytes, size_t count, int channels, cv::Mat &result) {
  const Codecs &codecs = Codecs::shared();
  if (!codecs.failure.empty()) return codecs.failure;
  if (count > INT_MAX) return "it is longer than two gigabytes";
  const int flags = channels == 1 ? cv::IMREAD_GRAYSCALE : cv::IMREAD_COLOR;
  const cv::Mat source(1, static_cast<int>(count), CV_8UC1, const_cast<uint8_t *>(bytes));
  result = codecs.decode(source, flags, nullptr);
  return result.empty() || result.type() != CV_8UC(channels) ? "it cannot be decoded" : "";
}

/// `malloc`ed memory that is freed unless it is handed out.
struct Memory {
  uint8_t *bytes;
  explicit Memory(size_t count) : bytes(static_cast<uint8_t *>(std::malloc(count))) {
    if (!bytes) throw std::bad_alloc();
  }
  ~Memory() { std::free(bytes); }
  uint8_t *release() {
    uint8_t *result = bytes;
    bytes = nullptr;
    return result;
  }
};

}  // namespace

const char *ocv_decode(
    const uint8_t *bytes, size_t count, int channels, int *width, int *height, uint8_t **output) {
  return guarded([&]() -> std::string {
    cv::Mat decoded;
    const std::string failure = decode(bytes, count, channels, decoded);
    if (!failure.empty()) return failure;
    Memory memory(decoded.total() * decoded.elemSize());
    write_rgb(decoded, memory.bytes);
    *width = decoded.cols;
    *height = decoded.rows;
    *output = memory.release();
    return "";
  });
}

const char *ocv_encode(
    const uint8_t *pixels, int width, int height, int channels, const char *extension, int quality,
    uint8_t **output, size_t *count) {
  return guarded([&]() -> std::string {
    const Codecs &codecs = Codecs::shared();
    if (!codecs.failure.empty()) return codecs.failure;
    cv::Mat picture(height, width, CV_8UC(channels));
    cv::Mat source = view(pixels, width, height, channels);
    write_rgb(source, picture.data);
    std::vector<int> settings;
    if (std::strcmp(extension, ".webp") == 0) settings = {cv::IMWRITE_WEBP_QUALITY, quality};
    std::vector<uchar> encoded;
    if (!codecs.encode(extension, picture, encoded, settings)) return "it cannot be encoded";
    Memory memory(encoded.size());
    std::memcpy(memory.bytes, encoded.data(), encoded.size());
    *count = encoded.size();
    *output = memory.release();
    return "";
  });
}

const char *ocv_resize(
    const uint8_t *pixels, int width, int height, int channels, int interpolation, uint8_t *output,
    int output_width, int output_height) {
  return guarded([&]() -> std::string {
    cv::Mat target = view(output, output_width, output_height, channels);
    cv::resize(
        view(pixels, width, height, channels), target, target.size(), 0, 0, interpolation);
    return "";
  });
}

const char *ocv_warp_affine(
    const uint8_t *pixels, int width, int height, int channels, const double matrix[6], int border,
    double border_value, uint8_t *output) {
  return guarded([&]() -> std::string {
    cv::Mat target = view(output, width, height, channels);
    const cv::Mat map(2, 3, CV_64F, const_cast<double *>(matrix));
    cv::warpAffine(
        view(pixels, width, height, channels), target, map, target.size(),
        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, border, cv::Scalar::all(border_value));
    return "";
  });
}
