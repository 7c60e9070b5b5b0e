// Feeds arbitrary bytes to everything that decodes pictures, under libFuzzer and AddressSanitizer. To build and run, from
// the package's folder, with a folder `corpus` that holds a few small pictures of each format:
//
//   for name in decode scan; do
//     clang -g -O1 -fsanitize=address,fuzzer-no-link -ISources/System/CJPEG/include -c Sources/System/CJPEG/$name.c -o $name.o
//   done
//   clang++ -g -O1 -std=c++17 -fsanitize=address,fuzzer -ISources/System/COpenCV/include -ISources/System/CJPEG/include \
//     -I/usr/include/opencv4 Tests/Pictures/Fuzzing/decode.cpp Sources/System/COpenCV/*.cpp decode.o scan.o \
//     -lopencv_core -lopencv_imgproc -ljpeg -ldl -o fuzz-decode
//   OPENCV_IO_MAX_IMAGE_PIXELS=1048576 ./fuzz-decode -max_total_time=600 -max_len=20000 corpus
//
// Five million inputs in twenty minutes, with the OpenCV 4.6 and the libjpeg-turbo of Debian 12, found nothing. That was before
// there was scan.c; with it, three million inputs in ten minutes found nothing either.

#include <cstdlib>
#include <cstring>

#include "COpenCV.h"
extern "C" {
#include "CJPEG.h"
}

namespace {

/// Swift lets only these four formats through: of others, OpenCV makes temporary files and prints complaints.
bool is_known(const uint8_t *bytes, size_t count) {
  if (count < 30) return false;
  return std::memcmp(bytes, "\xFF\xD8\xFF", 3) == 0 || std::memcmp(bytes, "\x89PNG", 4) == 0
      || std::memcmp(bytes, "BM", 2) == 0
      || (std::memcmp(bytes, "RIFF", 4) == 0 && std::memcmp(bytes + 8, "WEBP", 4) == 0);
}

/// Swift reads headers first and refuses large pictures; here frames with many pixels are left out instead.
bool is_small(const uint8_t *bytes, size_t count) {
  for (size_t i = 0; i + 9 < count; i++) {
    if (bytes[i] != 0xFF || (bytes[i + 1] & 0xF0) != 0xC0) continue;
    const size_t height = bytes[i + 5] << 8 | bytes[i + 6];
    const size_t width = bytes[i + 7] << 8 | bytes[i + 8];
    if (height * width > 1 << 20) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  if (!is_known(bytes, count) || !is_small(bytes, count)) return 0;
  const int channels = bytes[count - 1] & 1 ? 3 : 1;
  const int reduction = 1 << (bytes[count - 1] >> 1 & 3);
  const bool is_jpeg = bytes[0] == 0xFF;
  int width = 0, height = 0;
  uint8_t *pixels = nullptr;
  char message[256] = {0};
  if (is_jpeg && !cjpeg_decode(bytes, count, channels, reduction, &width, &height, &pixels, message)) {
    uint8_t small[24 * 24 * 3];
    ocv_resize(pixels, width, height, channels, OCV_AREA, small, 24, 24);
    std::free(pixels);
  }
  uint8_t output[32 * 32 * 3];
  ocv_decode_resized(bytes, count, channels, reduction, OCV_LINEAR, 32, 32, output);
  if (!ocv_decode(bytes, count, channels, &width, &height, &pixels)) std::free(pixels);
  return 0;
}
