#include "codecs.h"

#include <dlfcn.h>

// The declarations that the names below stand for; the compiler refuses another OpenCV's.
static_assert(std::is_same_v<
    decltype(static_cast<Codecs::Decode>(&cv::imdecode)), Codecs::Decode>);
static_assert(std::is_same_v<decltype(static_cast<Codecs::Encode>(&cv::imencode)), Codecs::Encode>);

static const char *decode_name = "_ZN2cv8imdecodeERKNS_11_InputArrayEiPNS_3MatE";
static const char *encode_name =
    "_ZN2cv8imencodeERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEERKNS_11_InputArrayE"
    "RSt6vectorIhSaIhEERKSB_IiSaIiEE";

/// The library of exactly this version of OpenCV, by the name that packages install or the name that linking uses.
static void *open_library() {
  const std::string library = "libopencv_imgcodecs.so";
  const std::string minor = std::to_string(CV_VERSION_MINOR);
  const std::string version =
      std::to_string(CV_VERSION_MAJOR) + (minor.size() < 2 ? "0" + minor : minor);
  const std::string names[] = {library + "." + version, library};
  for (const std::string &name : names) {
    if (void *handle = dlopen(name.c_str(), RTLD_LAZY | RTLD_LOCAL)) return handle;
  }
  return nullptr;
}

Codecs::Codecs() {
  void *library = open_library();
  if (library) {
    decode = reinterpret_cast<Decode>(dlsym(library, decode_name));
    encode = reinterpret_cast<Encode>(dlsym(library, encode_name));
  }
  if (decode && encode) return;
  const char *reason = dlerror();
  failure = std::string("OpenCV's library of codecs cannot be loaded: ") +
      (reason ? reason : "it lacks imdecode or imencode");
}

const Codecs &Codecs::shared() {
  static const Codecs codecs;
  return codecs;
}
