// Feeds arbitrary bytes to everything that decodes pictures, under libFuzzer and AddressSanitizer. To build and run it, in the
// package's folder, with a folder `corpus` of a few small pictures of each format:
//
//   for name in jpeg_decode png_decode orientation; do
//     clang -g -O1 -fsanitize=address,fuzzer-no-link -ISources/System/CImages/include -c Sources/System/CImages/$name.c -o $name.o
//   done
//   clang++ -g -O1 -std=c++17 -fsanitize=address,fuzzer -ISources/System/CImages/include \
//     -I/usr/include/opencv4 Tests/Pictures/Fuzzing/decode.cpp Sources/System/CImages/*.cpp jpeg_decode.o png_decode.o \
//     orientation.o -lopencv_core -lopencv_imgproc -ljpeg -lpng -ldl -o fuzz-decode
//   OPENCV_IO_MAX_IMAGE_PIXELS=1048576 ./fuzz-decode -max_total_time=600 -max_len=20000 corpus

#include <cstdlib>
#include <cstring>

#include "opencv.h"
extern "C" {
#include "decoders.h"
}

namespace {

bool begins(const uint8_t *bytes, size_t count, const char *start) {
  return count >= std::strlen(start) && !std::memcmp(bytes, start, std::strlen(start));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  if (count < 30) return 0;
  const int least_side = 8 * (bytes[count - 1] >> 1 & 3);
  const codec_request request = {bytes[count - 1] & 1 ? 3 : 1, 1 << 20, least_side};
  codec_picture picture = {nullptr, 0, 0};
  char message[CODEC_MESSAGE_SIZE] = {0};
  int status = 1;
  if (begins(bytes, count, "\xFF\xD8\xFF")) {
    status = codec_decode_jpeg(bytes, count, request, &picture, message);
  } else if (begins(bytes, count, "\x89PNG\r\n\x1A\n")) {
    status = codec_decode_png(bytes, count, request, &picture, message);
  } else if (begins(bytes, count, "BM") || begins(bytes, count, "RIFF")) {
    const char *failure = ocv_decode(
        bytes, count, request.channels, &picture.width, &picture.height, &picture.pixels);
    status = failure != nullptr;
  }
  if (status) return 0;
  uint8_t small[24 * 24 * 3];
  ocv_resize(picture.pixels, picture.width, picture.height, request.channels, OCV_AREA, small, 24, 24);
  std::free(picture.pixels);
  return 0;
}
